package dev.fazhi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  void nothingIsLeftOutAndEveryResultHasItsReason() throws IOException {
    for (Matcher row : rows()) {
      assertEquals(
          true,
          List.of("符合", "部分", "不适用").contains(row.group(4)) && !row.group(5).isBlank(),
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

  /** Who makes patterns of those of the definitions, or of the program's own lists of words. */
  private static final Set<String> DECLARED =
      Set.of(
          "ReadingReader",
          "DeriveReader",
          "Shape",
          "KeyConversion",
          "RateVocabulary",
          "Scope",
          "ProposalWords");

  private static final Pattern COMPILED =
      Pattern.compile("Pattern\\.compile\\(((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*)\\)");

  /** What no text of others can be: literals, constants, and what is quoted. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\"(?:[^\"\\\\\n"
              + "]|\\\\.)*+\"|'\\\\?.'|Pattern\\.quote\\([^)]*\\)|\\bPattern\\.[A-Z_]+\\b"
              + "|\\b(?:[A-Z]\\w+\\.)?[A-Z][A-Z_]+\\b(?:\\.pattern\\(\\))?|\\.formatted\\b|\\byear\\b");

  @Test
  void noTextFromOutsideBecomesAPatternUnquoted() throws IOException {
    List<String> found = new ArrayList<>();
    int all = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String type = String.valueOf(file.getFileName()).replace(".java", "");
        Matcher compiled =
            COMPILED.matcher(HARMLESS.matcher(Files.readString(file)).replaceAll(""));
        while (compiled.find()) {
          all++;
          String rest = compiled.group(1);
          if (rest.matches("(?s).*[a-z].*")
              && !rest.contains("Pattern::quote")
              && !DECLARED.contains(type)) {
            found.add(type + ": " + rest.strip());
          }
        }
      }
    }
    assertEquals(List.of(), found);
    assertEquals(true, all > 200, "patterns are found: " + all);
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
