package dev.fazhi.sample.record;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text with places to be filled.
 *
 * @param pieces in order
 */
public record Template(List<Piece> pieces) implements Generator {

  @Override
  public @Nullable Object make(Draft draft, SeededRandom chance) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      piece.write(text, draft, chance);
    }
    return text.toString();
  }

  /** A part of the text. */
  @FunctionalInterface
  public interface Piece {
    void write(StringBuilder text, Draft draft, SeededRandom chance);
  }

  /** Text as it stands. */
  public record Fixed(String fixed) implements Piece {
    @Override
    public void write(StringBuilder text, Draft draft, SeededRandom chance) {
      text.append(fixed);
    }
  }

  /** The record's running number, filled up with zeros. */
  public record Number(int digits) implements Piece {
    @Override
    public void write(StringBuilder text, Draft draft, SeededRandom chance) {
      String number = Long.toString(draft.number());
      text.append("0".repeat(Math.max(0, digits - number.length()))).append(number);
    }
  }

  /** Any number of a range. */
  public record Any(Range range) implements Piece {
    @Override
    public void write(StringBuilder text, Draft draft, SeededRandom chance) {
      text.append(chance.within(range));
    }
  }

  /** So many digits. */
  public record Digits(int count) implements Piece {
    @Override
    public void write(StringBuilder text, Draft draft, SeededRandom chance) {
      for (int i = 0; i < count; i++) {
        text.append(chance.below(10));
      }
    }
  }

  /** A word of a list. */
  public record Word(Weighted<String> words) implements Piece {
    @Override
    public void write(StringBuilder text, Draft draft, SeededRandom chance) {
      text.append(words.draw(chance));
    }
  }

  /** Another field of the record. */
  public record Value(String field, @Nullable DateTimeFormatter form) implements Piece {
    @Override
    public void write(StringBuilder text, Draft draft, SeededRandom chance) {
      Object value = draft.get(field);
      if (value instanceof LocalDateTime moment) {
        text.append(form == null ? moment.toString() : form.format(moment));
      } else if (value instanceof BigDecimal number) {
        text.append(number.toPlainString());
      } else if (value != null) {
        text.append(value);
      }
    }
  }
}
