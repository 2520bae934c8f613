package dev.fazhi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of requirements on the console says nothing that is not so. */
class AsvsTest {

  private static final Path LIST = Path.of("src/docs/asvs.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\| (.+) \\| (\\S+) \\| (.+) \\|");
  private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w+Test)(?:#(\\w+))?");

  private static List<Matcher> rows() throws IOException {
    List<Matcher> rows = new ArrayList<>();
    for (String line : Files.readAllLines(LIST)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void itHasEveryRequirementOfTheFirstTwoLevelsOnce() throws IOException {
    List<String> numbers = rows().stream().map(row -> row.group(1)).toList();

    // as many as version 5.0.0 has
    assertEquals(253, numbers.size());
    assertEquals(253, numbers.stream().distinct().count());
  }

  @Test
  void everyResultIsOneOfFourAndHasItsReason() throws IOException {
    for (Matcher row : rows()) {
      assertEquals(
          true,
          List.of("符合", "部分", "未做", "不适用").contains(row.group(4)) && !row.group(5).isBlank(),
          row.group());
    }
  }

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Matcher row : rows()) {
      Matcher named = NAMED.matcher(row.group(5));
      while (named.find()) {
        String method = named.group(2);
        String wanted = method == null ? "class " + named.group(1) : "void " + method + "(";
        if (sources(named.group(1)).stream().noneMatch(source -> source.contains(wanted))) {
          missing.add(row.group(1) + " " + named.group());
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static List<String> sources(String type) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of("src/test/java"))) {
      for (Path file : all.filter(path -> path.endsWith(type + ".java")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }
}
