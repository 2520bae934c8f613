package dev.fazhi.publish.table;

import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The content of one cell of a published table; never blank. */
public sealed interface Datum {

  /** The text with its marker, or the number without formatting. */
  String text();

  /** The value in the CSV table: no marker, empty if missing, full precision. */
  String plain();

  /** The marker in the cell; null for none. */
  @Nullable Marker marker();

  /** Makes text; the marker for no value if it is blank. */
  static Datum of(String text) {
    return text.isBlank() ? new Missing(Marker.NOT_APPLICABLE) : new Text(text, null);
  }

  /** Makes a whole number that is no figure, such as a count of rows. */
  static Datum of(long number) {
    return new Number(BigDecimal.valueOf(number), 0, null);
  }

  /** Text, with a marker after it where one is needed. */
  record Text(String plain, @Nullable Marker marker) implements Datum {
    @Override
    public String text() {
      return marker == null ? plain : plain + " " + marker.sign();
    }
  }

  /**
   * Text that leads to a sheet.
   *
   * @param row of the sheet counted from 0
   */
  record Link(String plain, String sheet, int row) implements Datum {
    @Override
    public String text() {
      return plain;
    }

    @Override
    public @Nullable Marker marker() {
      return null;
    }
  }

  /**
   * A number.
   *
   * @param decimals digits shown after the point
   * @param origin the figure that it must equal; null when it is none
   * @param derivation how it follows from figures; null when it does not
   */
  record Number(
      BigDecimal value, int decimals, @Nullable Origin origin, @Nullable Operand derivation)
      implements Datum {
    public Number(BigDecimal value, int decimals, @Nullable Origin origin) {
      this(value, decimals, origin, null);
    }

    @Override
    public String text() {
      return plain();
    }

    @Override
    public String plain() {
      return value.toPlainString();
    }

    @Override
    public @Nullable Marker marker() {
      return null;
    }
  }

  /** A missing number, with the marker that says why. */
  record Missing(Marker marker) implements Datum {
    @Override
    public String text() {
      return marker.sign();
    }

    @Override
    public String plain() {
      return "";
    }
  }

  /** A number that is a figure or follows from figures. */
  interface Operand {

    /** The figures as they were measured. */
    Function<Origin, @Nullable BigDecimal> MEASURED = origin -> origin.part().of(origin.figure());

    /** The number by these figures; null when one is missing or it cannot be worked out. */
    @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures);

    /** The figure of the row that it is about; null for none. */
    default @Nullable Figure own() {
      return null;
    }

    /** The cell; the marker where there is no number. */
    default Datum datum(int decimals) {
      BigDecimal value = value(MEASURED);
      return value == null
          ? new Datum.Missing(Marker.NOT_APPLICABLE)
          : new Datum.Number(value, decimals, null, this);
    }
  }
}
