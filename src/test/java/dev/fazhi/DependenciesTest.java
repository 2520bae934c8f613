package dev.fazhi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No library that the program or its tests use is in the dated list of advisories. Needs no
 * network: the list is part of the repository and says when it was compiled.
 */
class DependenciesTest {

  private static final Path LIST = Path.of("src/test/resources/advisories.csv");
  private static final Pattern COMPILED = Pattern.compile("# compiled (\\d{4}-\\d\\d-\\d\\d) .*");

  /** As a local repository names its files: …/artifact/version/artifact-version.jar. */
  private static final Pattern JAR =
      Pattern.compile(".*[/\\\\]([^/\\\\]+)[/\\\\]([^/\\\\]+)[/\\\\]\\1-\\2\\.jar");

  private record Advisory(String artifact, String first, String fixed, String name) {

    boolean concerns(String version) {
      return compare(version, first) >= 0 && compare(version, fixed) < 0;
    }
  }

  /** By numbers; what is no number does not count. */
  static int compare(String one, String other) {
    String[] left = one.split("[.-]");
    String[] right = other.split("[.-]");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Long.compare(number(left, i), number(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static long number(String[] parts, int at) {
    return at < parts.length && parts[at].matches("\\d{1,18}") ? Long.parseLong(parts[at]) : 0;
  }

  private static List<Advisory> advisories() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(","))
        .map(part -> new Advisory(part[0], part[1], part[2], part[3]))
        .toList();
  }

  private static Map<String, String> libraries() {
    Map<String, String> all = new TreeMap<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Matcher jar = JAR.matcher(path);
      if (jar.matches()) {
        all.put(jar.group(1), jar.group(2));
      }
    }
    return all;
  }

  @Test
  void noneIsKnownToBeVulnerable() throws IOException {
    Map<String, String> libraries = libraries();
    List<String> found = new ArrayList<>();
    for (Advisory advisory : advisories()) {
      String version = libraries.get(advisory.artifact());
      if (version != null && advisory.concerns(version)) {
        found.add(advisory.artifact() + " " + version + ": " + advisory.name());
      }
    }
    assertTrue(libraries.containsKey("tomcat-embed-core"), "libraries are seen: " + libraries);
    assertEquals(List.of(), found);
  }

  @ParameterizedTest
  @CsvSource({
    "tomcat-embed-core,11.0.10,true",
    "tomcat-embed-core,11.0.22,true",
    "tomcat-embed-core,11.0.27,false",
    "thymeleaf,3.1.4.RELEASE,true",
    "thymeleaf,3.1.5.RELEASE,false",
    "h2,2.1.200,true",
    "h2,2.4.240,false",
    "postgresql,42.7.6,true"
  })
  void aVersionOfTheListIsFound(String artifact, String version, boolean vulnerable)
      throws IOException {
    assertEquals(
        vulnerable,
        advisories().stream()
            .anyMatch(known -> known.artifact().equals(artifact) && known.concerns(version)));
  }

  @Test
  void theListSaysWhenItWasCompiled() throws IOException {
    Matcher compiled = COMPILED.matcher(Files.readAllLines(LIST).get(0));

    assertTrue(compiled.matches());
    assertTrue(LocalDate.parse(compiled.group(1)).getYear() >= 2026);
  }
}
