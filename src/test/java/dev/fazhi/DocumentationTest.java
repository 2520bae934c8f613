package dev.fazhi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** The documents for people agree with the program and with each other. */
class DocumentationTest {

  private static final Path DOCUMENTS = Path.of("src/docs");
  private static final Pattern COMMAND =
      Pattern.compile("(\\./fazhi|fazhi\\.cmd|mvn) +([a-z]+(?:-[a-z]+)*)([^`#\\n]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s*(.*)$");

  /** What stands as a key in a comment is there to be taken out of it. */
  private static final String CHINESE_OR_KEY = "|.*\\p{IsHan}.*|[a-z_]+:.*";

  /** Those of the program, which stand before the managed ones. */
  private static final Pattern DEPENDENCIES =
      Pattern.compile("<dependencies>.*?</dependencies>", Pattern.DOTALL);

  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<*]+)</artifactId>");
  private static final Pattern FILE = Pattern.compile("`(src/main/[^`]+)`");
  private static final Pattern STEP = Pattern.compile("(\\d+)\\. `([^`]+/[^`]+)` – .*");

  /** A class by its folder, or a test or check by its name alone. */
  private static final Pattern CLASS =
      Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w+|[A-Z]\\w+(?:Test|Check))[.#`]");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");

  @Test
  void bothReadmesListTheSameCommandsInTheSameOrder() throws IOException {
    List<String> chinese = commands(Path.of("README.md"));

    assertFalse(chinese.isEmpty());
    assertEquals(chinese, commands(Path.of("README.en.md")));
  }

  @Test
  void bothReadmesLeadToTheSameDocuments() throws IOException {
    assertEquals(
        links(Path.of("README.md")).stream().filter(link -> !link.startsWith("README")).toList(),
        links(Path.of("README.en.md")).stream()
            .filter(link -> !link.startsWith("README"))
            .toList());
  }

  @Test
  void theOperatorsManualHasEveryCommandOfTheProgram() throws IOException {
    String manual = Files.readString(DOCUMENTS.resolve("operations.md"));
    List<String> missing = new ArrayList<>();
    for (String name : programCommands()) {
      if (!Pattern.compile("`(\\./fazhi )?" + name + "[ `]").matcher(manual).find()) {
        missing.add(name);
      }
    }

    assertEquals(List.of(), missing);
  }

  @Test
  void everyCommandInADocumentIsOneOfTheProgram() throws IOException {
    List<String> known = programCommands();
    List<String> unknown = new ArrayList<>();
    for (Path document : documents()) {
      for (String command : commands(document)) {
        String[] words = command.split(" ");
        if (!words[0].equals("mvn") && !known.contains(words[1])) {
          unknown.add(document + ": " + command);
        }
      }
    }

    assertEquals(List.of(), unknown);
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      for (String link : links(document)) {
        if (!link.contains("://") && !Files.exists(document.resolveSibling(link))) {
          dead.add(document + ": " + link);
        }
      }
    }

    assertEquals(List.of(), dead);
  }

  @Test
  void everyFileOfAWalkIsThereAndEachWalkIsShort() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String line : Files.readAllLines(DOCUMENTS.resolve("architecture.md"))) {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        int number = Integer.parseInt(step.group(1));
        if (number == 1) {
          lengths.add(0);
        }
        lengths.set(lengths.size() - 1, number);
        if (!Files.exists(Path.of(step.group(2)))) {
          missing.add(step.group(2));
        }
      }
    }

    assertEquals(List.of(), missing);
    assertEquals(3, lengths.size());
    assertTrue(lengths.get(0) <= 15 && lengths.get(1) <= 15 && lengths.get(2) <= 8, lengths + "");
  }

  @Test
  void everyClassThatADocumentNamesIsThere() throws IOException {
    List<String> files;
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      files = all.map(path -> "/" + path.toString().replace(File.separatorChar, '/')).toList();
    }
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      Matcher found = CLASS.matcher(Files.readString(document));
      while (found.find()) {
        String end = "/" + found.group(1);
        if (files.stream().noneMatch(file -> file.endsWith(end + ".java") || file.endsWith(end))) {
          missing.add(document + ": " + found.group(1));
        }
      }
    }

    assertEquals(List.of(), missing);
  }

  @Test
  void everyTaskLeadsToAFileThatIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    int files = 0;
    Matcher found = FILE.matcher(Files.readString(DOCUMENTS.resolve("tasks.md")));
    while (found.find()) {
      files++;
      if (!Files.exists(Path.of(found.group(1)))) {
        missing.add(found.group(1));
      }
    }

    assertEquals(List.of(), missing);
    assertTrue(files >= 10);
  }

  @Test
  void everyDependencyHasItsReason() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String reasons = Files.readString(DOCUMENTS.resolve("dependencies.md"));
    Matcher block = DEPENDENCIES.matcher(pom);
    assertTrue(block.find());
    List<String> missing = new ArrayList<>();
    int found = 0;
    String used = block.group().replaceAll("(?s)<exclusions>.*?</exclusions>", "");
    Matcher artifact = ARTIFACT.matcher(used);
    while (artifact.find()) {
      found++;
      if (!reasons.contains("`" + artifact.group(1) + "`")) {
        missing.add(artifact.group(1));
      }
    }

    assertEquals(List.of(), missing);
    assertTrue(found > 10);
  }

  /** Operators edit these files. */
  @Test
  void commentsOfDeclarationsAreInChinese() throws IOException {
    List<String> foreign = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).toList()) {
        for (String line : Files.readAllLines(file)) {
          Matcher comment = COMMENT.matcher(line);
          if (comment.find() && !comment.group(1).matches(CHINESE_OR_KEY)) {
            foreign.add(file + ": " + line);
          }
        }
      }
    }

    assertEquals(List.of(), foreign);
  }

  /** Commands with their options; what stands for a value differs between languages. */
  private static List<String> commands(Path document) throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher found = COMMAND.matcher(Files.readString(document));
    while (found.find()) {
      StringBuilder command = new StringBuilder(found.group(1) + " " + found.group(2));
      Matcher option = OPTION.matcher(found.group(3));
      while (option.find()) {
        command.append(' ').append(option.group());
      }
      commands.add(command.toString());
    }
    return commands;
  }

  private static List<String> links(Path document) throws IOException {
    List<String> links = new ArrayList<>();
    Matcher found = LINK.matcher(Files.readString(document));
    while (found.find()) {
      links.add(found.group(1));
    }
    return links;
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(Path.of(""), DOCUMENTS)) {
      try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    assertTrue(documents.size() > 5);
    return documents;
  }

  private static List<String> programCommands() {
    List<String> names = new ArrayList<>();
    for (Class<?> command : Main.COMMANDS) {
      names.add(command.getAnnotation(Command.class).name());
    }
    assertTrue(names.size() > 5);
    return names;
  }
}
