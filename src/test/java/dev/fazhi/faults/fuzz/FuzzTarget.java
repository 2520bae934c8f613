package dev.fazhi.faults.fuzz;

import dev.fazhi.audit.language.ChangeWords;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.definition.Conditions;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.FilePreview;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Limits;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What any input is fed to: each subject reads it or says what is wrong with it, and throws nothing
 * else. A fuzzer that is guided by coverage finds it by the names of its two static methods.
 */
public final class FuzzTarget {

  private static final Limits LIMITS = new Limits(1 << 20, 8 << 20, 200, 10_000, 64, 32_767, 60);

  private static Subject subject = Subject.CONDITIONS;

  private FuzzTarget() {}

  /** What reads it. */
  enum Subject {
    /** A condition of a definition. */
    CONDITIONS {
      @Override
      void read(byte[] input) {
        require(!Conditions.read(text(input)).isEmpty());
      }
    },
    /** What a draft says about a change. */
    PHRASES {
      @Override
      void read(byte[] input) {
        String folded = FoldedText.of(text(input)).text();
        ChangeWords.went(folded, 2022);
        for (int at = 0; at < folded.length(); at += 7) {
          ChangeWords.change(folded, 0, at, 2022);
          ChangeWords.was(folded, 0, at);
          ChangeWords.afterAsides(folded, at);
        }
      }
    },
    /** The rows of a file of any type. */
    TABLES {
      @Override
      void read(byte[] input) throws IOException {
        try (RowSource rows = Tabular.open(file(input), "表.csv", LIMITS)) {
          for (Row row = rows.next(); row != null; row = rows.next()) {
            require(row.cells() != null);
          }
        } catch (FileRejectedException told) {
          require(!told.faults().isEmpty());
        }
      }
    },
    /** The import of a file by the real definitions, up to the database. */
    INTAKE {
      @Override
      void read(byte[] input) throws IOException {
        require(!FilePreview.of(file(input), Once.DEFINITIONS).lines().isEmpty());
      }
    };

    abstract void read(byte[] input) throws IOException;
  }

  private static final class Once {
    static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));
    static final Path FILE = temporary();

    private static Path temporary() {
      try {
        Path file = Files.createTempFile("表", ".csv");
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Called by the fuzzer with the name of the subject. */
  public static void fuzzerInitialize(String[] words) {
    subject = Subject.valueOf(words[0].toUpperCase(Locale.ROOT));
  }

  /** Called by the fuzzer with each input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    subject.read(input);
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static Path file(byte[] input) throws IOException {
    return Files.write(Once.FILE, input);
  }

  private static void require(boolean said) {
    if (!said) {
      throw new IllegalStateException("neither read nor told");
    }
  }
}
