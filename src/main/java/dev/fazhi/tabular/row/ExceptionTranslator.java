package dev.fazhi.tabular.row;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Translates whatever a library throws for a broken file into a refusal. Lack of memory is not the
 * file's fault and is not translated. A file whose cells hold far more text than it has bytes, by
 * references to the same text, is refused as one that is packed too densely.
 */
public final class ExceptionTranslator implements RowSource {

  /** So much text is read from the smallest file. */
  private static final long CHARACTERS = 64L << 20;

  /** Beyond that so much for each of its bytes; real exports have less than one half. */
  private static final int CHARACTERS_PER_BYTE = 16;

  private final Reading reading;
  private final RawRowSource rows;
  private final long most;
  private long characters;
  private @Nullable FileRejectedException refused;
  private boolean ended;

  /**
   * @param bytes of the file
   */
  public ExceptionTranslator(Reading reading, RawRowSource rows, long bytes) {
    this.reading = reading;
    this.rows = rows;
    this.most = CHARACTERS + CHARACTERS_PER_BYTE * bytes;
  }

  @Override
  public @Nullable Row next() throws FileRejectedException {
    if (refused != null) {
      throw refused;
    }
    if (ended) {
      return null;
    }
    reading.resume();
    try {
      Row row = rows.next();
      ended = row == null;
      if (row != null) {
        row.cells().forEach(this::count);
        row.merged().values().forEach(this::count);
        if (characters > most) {
          throw reading.over("文字总量（许多格反复引用同样的文字）", most, characters);
        }
      }
      return row;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      refused = translate(e, reading);
      throw refused;
    } finally {
      reading.pause();
    }
  }

  private void count(Cell cell) {
    characters += cell instanceof Cell.Text text ? text.text().length() : 0;
  }

  @Override
  public FileTraits traits() {
    return rows.traits();
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException | RuntimeException e) {
      // a file that was only read cannot be harmed by a failing close
      ended = true;
    }
  }

  public static FileRejectedException translate(Throwable thrown, Reading reading) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof RejectedIOException inside) {
        return inside.refused();
      }
      if (t instanceof FileSystemException) {
        return unreadable(reading.file());
      }
      if (t instanceof EncryptedDocumentException) {
        return encrypted(reading).refused();
      }
      if (t instanceof OldExcelFormatException) {
        return oldExcel(reading).refused();
      }
    }
    return reading.corrupt("读不下去").refused();
  }

  public static FileRejectedException unreadable(String file) {
    return FileFault.UNREADABLE.refused(
        Place.of(file), "文件“" + SafeText.safe(file) + "”读不到：可能已被移走或没有读取权限，请检查后重试。");
  }

  public static RejectedIOException encrypted(Reading reading) {
    return reading.refuse(
        FileFault.ENCRYPTED, "文件“" + reading.shown() + "”有密码，无法读取；请去掉打开密码后另存再放入。");
  }

  public static RejectedIOException oldExcel(Reading reading) {
    return otherType(reading, "Excel 5.0/95 或更早的工作簿（BIFF5）");
  }

  public static RejectedIOException otherType(Reading reading, String type) {
    return reading.refuse(
        FileFault.OTHER_TYPE,
        "文件“" + reading.shown() + "”其实是" + type + "，不能读取；请另存为 .xlsx 或 .csv 后再放入。");
  }
}
