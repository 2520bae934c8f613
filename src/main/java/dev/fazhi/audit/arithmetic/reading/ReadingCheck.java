package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Places;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of which numbers the rates of a text are. Each pair near a rate is as likely as the words make
 * it, and as what the other rates of the text are of. A rate is wrong where a likely pair gives it
 * with one digit wrong, which chance hardly would, and no pair that may be meant gives it as it is.
 */
public final class ReadingCheck {

  /** So many of the numbers that are printed are wrong. */
  private static final double WRONG = 0.04;

  /** So much likelier than anything else a reading that gives the rate must be. */
  private static final double KNOWN = 0.4;

  /**
   * So much likelier than anything else a wrong digit must be, as measured on texts with errors.
   */
  private static final double SURE = 1;

  /** The same where a pair that may be meant gives it. */
  private static final double AGAINST = 5;

  /** Of what is less than itself a rate is so much less likely. */
  private static final double MORE = 0.2;

  /**
   * So much less likely it is of a count that words narrow, even if it is nearly what that gives.
   */
  private static final double OTHER = 0.02;

  /** So much less likely a percentage is of two that are counted in different units. */
  private static final double UNITS = 0.1;

  /** At least so often none of the readings is meant, however likely they are. */
  private static final double NONE = 0.01;

  /** Of a reading so much likelier than none it is, whatever else may give it by chance. */
  private static final double CLEAR = 10;

  /** So much likelier than anything else a pair must be where no wrong digit explains the rate. */
  private static final double SOLE = 20;

  /** Readings so much less likely than none are not looked at. */
  private static final double FAINT = 0.002;

  /** So often the rates of a text are weighed again by what is known of the others. */
  private static final int ROUNDS = 2;

  private final Quantities quantities;
  private final Tabled cells;
  final List<Candidates> rates = new ArrayList<>();

  private final Agreed agreed;

  /**
   * @param tabled the numbers of the tables of the text
   */
  public ReadingCheck(Quantities quantities, List<Cell> tabled) {
    this.quantities = quantities;
    Places places = new Places(quantities);
    Names names =
        new Names(
            quantities.all().stream().filter(Quantity::isCurrent).toList(), quantities::words);
    this.cells = new Tabled(tabled);
    CellReadings shared = new CellReadings(quantities, names, Wholes.heads(quantities), cells);
    KnownTotals totals = new KnownTotals();
    ShareReadings parts = new ShareReadings(quantities, places, names, shared, totals);
    GrowthReadings growths = new GrowthReadings(quantities, places, names, new CellChanges(cells));
    Map<Quantity, Reading> first = new HashMap<>();
    for (Quantity rate : quantities.all()) {
      if (rate.isQuotient() || rate.isPoints()) {
        Candidates of =
            Candidates.of(rate, rate.isChange() ? growths.of(rate, first) : parts.of(rate));
        rates.add(of);
        agreeing(of)
            .ifPresent(
                reading -> {
                  first.put(rate, reading);
                  totals.know(reading);
                });
      }
    }
    Map<Quantity, Reading> told = Map.of();
    for (int i = 0; i < ROUNDS; i++) {
      weigh(told);
      Map<Quantity, Reading> next = new HashMap<>();
      rates.forEach(rate -> agreeing(rate).ifPresent(reading -> next.put(rate.rate(), reading)));
      told = next;
    }
    agreed = weigh(told);
  }

  private Agreed weigh(Map<Quantity, Reading> known) {
    Agreed agreed = new Agreed(quantities, known);
    rates.forEach(agreed::weigh);
    return agreed;
  }

  /** What is to be said of the rates. */
  public List<Relation> check() {
    List<Relation> found = new ArrayList<>();
    for (Candidates rate : rates) {
      Optional<Reading> agreeing = agreeing(rate);
      differing(rate, agreeing.isPresent() ? AGAINST : SURE)
          .or(() -> agreeing)
          .ifPresent(reading -> found.add(reading.relation()));
    }
    return new CommonTotals(rates).of(found);
  }

  /** The likeliest pair that gives the rate as it is, where that is hardly chance. */
  static Optional<Reading> agreeing(Candidates of) {
    Weights weights = Weights.of(of.rate());
    double others = weights.none(of);
    double all = 0;
    double best = 0;
    @Nullable Reading meant = null;
    for (Reading reading : of.readings()) {
      double likely = reading.likely();
      if (reading.agrees()) {
        all += likely;
        if (likely > best) {
          best = likely;
          meant = reading;
        }
      } else {
        others += likely * WRONG;
      }
    }
    return meant != null && all / Chance.ofRate(of.rate()) > KNOWN * others
        ? Optional.of(meant)
        : Optional.empty();
  }

  /**
   * The likeliest pair of which a wrong digit explains the rate, where that weighs so many times
   * what speaks for anything else; or else a pair that it can hardly be not of.
   */
  private Optional<Reading> differing(Candidates of, double sure) {
    Quantity rate = of.rate();
    if (!rate.isExact() || Chance.isRough(rate) || Doubts.isOfNoTwo(rate)) {
      return Optional.empty();
    }
    double all = of.readings().stream().mapToDouble(Reading::likely).sum();
    double none = Weights.of(rate).none(of) + NONE * all;
    double others = none;
    Reasons slips = new Reasons();
    Reasons plain = new Reasons();
    List<String> rows = cells.heads(rate.clause());
    for (Reading reading : of.readings()) {
      double likely = reading.likely();
      if (reading.agrees()) {
        others += likely / Chance.ofRate(rate);
      } else if (likely > none * FAINT
          && Doubts.isPossible(reading)
          && !agreed.isOfAnother(reading)) {
        double chance = Chance.ofSlip(reading);
        double doubt = (reading.isTooMuch() ? MORE : 1) * narrowed(reading, rows);
        // a wrong count alone turns a change round
        double own = likely / Weights.of(rate).turned(reading.features());
        if (chance < 1) {
          slips.add(reading, doubt * own * WRONG / chance);
        } else if (Doubts.isClear(reading)) {
          plain.add(reading, doubt * likely);
        }
      }
    }
    double clear = CLEAR * none;
    boolean slip = slips.sum > sure * others;
    boolean sole = plain.best > SOLE * (others + all - plain.best);
    return Optional.ofNullable(slip ? slips.meant : sole ? plain.meant : null)
        .filter(
            reading ->
                (slip && reading.likely() > clear && !rate.isChange())
                    || !OtherNumbers.areBeside(reading, quantities));
  }

  /** How much less likely words that narrow the rate or the count make it that it is of it. */
  private double narrowed(Reading reading, List<String> rows) {
    boolean narrowed =
        Doubts.isNarrowed(reading, quantities)
            || Doubts.isOpen(reading, quantities)
            || isOfRow(reading, rows);
    double units = Doubts.isOfOtherUnits(reading) ? UNITS : 1;
    return !narrowed ? units : reading.isNear() ? OTHER : 0;
  }

  /** 大坪乡案均罚款2.1万元: of the row of a table that is called so, and not of all. */
  private static boolean isOfRow(Reading reading, List<String> rows) {
    return rows.stream()
        .anyMatch(
            head ->
                reading.formula().basis().stream()
                    .noneMatch(q -> q.clause().contains(head) || q.lead().contains(head)));
  }

  /** What speaks for that a rate is wrong. */
  private static final class Reasons {
    private double sum;
    private double best;
    private @Nullable Reading meant;

    void add(Reading reading, double reason) {
      sum += reason;
      if (reason > best) {
        best = reason;
        meant = reading;
      }
    }
  }
}
