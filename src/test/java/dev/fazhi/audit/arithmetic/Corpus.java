package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.AuditReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts of the genre, written for these tests. «…» is a rate that other numbers of the text give,
 * ‹…› a count that such a rate depends on, ⟪…⟫ a number that only a sum depends on.
 */
final class Corpus {

  private static final Path FOLDER = Path.of("src/test/resources/audit");
  private static final String OPEN = "«‹⟪";
  private static final String CLOSE = "»›⟫";

  /** What a marked number is. */
  enum Kind {
    RATE,
    COUNT,
    PART
  }

  /** A marked number, by its offsets in the file and in the text that is read from it. */
  record Mark(Kind kind, int fileStart, int fileEnd, int start, int end) {}

  /**
   * A file of the corpus without its marks.
   *
   * @param path where it stands with them
   * @param file what it says; of a {@code .docx} the document within
   */
  record Text(Path path, String file, List<Mark> marks) {

    String name() {
      return path.getFileName().toString();
    }

    /** As it is read from a file with that content. */
    AuditedText read(String content) {
      try {
        return AuditedText.read(Packed.with(path, content), name());
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    AuditReport audit(String content) {
      return SelfAudit.audit(read(content));
    }
  }

  private Corpus() {}

  static List<Text> of(String part) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(part))) {
      return files
          .filter(file -> !file.getFileName().toString().equals("README.md"))
          .sorted()
          .map(Corpus::text)
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Text text(Path path) {
    try {
      String marked = Packed.content(path);
      List<int[]> inFile = new ArrayList<>();
      String file = strip(marked, inFile);
      List<int[]> inText = new ArrayList<>();
      strip(new Text(path, file, List.of()).read(marked).text(), inText);
      List<Mark> marks = new ArrayList<>();
      for (int i = 0; i < inFile.size(); i++) {
        int[] at = inFile.get(i);
        marks.add(new Mark(Kind.values()[at[0]], at[1], at[2], inText.get(i)[1], inText.get(i)[2]));
      }
      return new Text(path, file, marks);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static String strip(String marked, List<int[]> marks) {
    StringBuilder plain = new StringBuilder();
    for (char character : marked.toCharArray()) {
      if (OPEN.indexOf(character) >= 0) {
        marks.add(new int[] {OPEN.indexOf(character), plain.length(), 0});
      } else if (CLOSE.indexOf(character) >= 0) {
        marks.get(marks.size() - 1)[2] = plain.length();
      } else {
        plain.append(character);
      }
    }
    return plain.toString();
  }
}
