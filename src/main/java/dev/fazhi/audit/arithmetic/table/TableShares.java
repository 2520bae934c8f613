package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import dev.fazhi.audit.arithmetic.table.TableCheck.Line;
import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rates and shares of a sentence whose counts only a table beside it tells: 警告占12.72% behind a
 * table with the columns 警告 and 合计.
 */
public final class TableShares {

  private static final Pattern NOISE =
      Pattern.compile("[^\\p{IsHan}]|(?:" + Classifiers.NUMBERED + "?数)?量?$");

  private static final Pattern AMONG =
      Pattern.compile("(?:^|[,;在从])(?<base>(?!其)[^,;:()、在从]{2,14})中,[^,;:]*$");

  private static final Pattern NAMES = Pattern.compile("\\s+");

  /** So many tables before a sentence, and behind it, may be the one that it tells of. */
  private static final int BESIDE = 2;

  /** Where more pairs could be meant, that one of them is near tells nothing. */
  private static final int MOST = 12;

  private static final int FEW = 2;

  private final Quantities quantities;

  private final List<TableNumbers> tables;

  private final List<Integer> starts;

  /** The tables in the order of the text. */
  public TableShares(Quantities quantities, List<TableNumbers> tables) {
    this.quantities = quantities;
    this.tables = tables;
    this.starts = tables.stream().map(TableNumbers::start).toList();
  }

  /** What the tables beside it say of a rate; empty where none has a count that is called so. */
  public Optional<Checked> check(Quantity rate) {
    if (rate.kind() != Quantity.Kind.RATE || rate.role() != Quantity.Role.VALUE) {
      return Optional.empty();
    }
    List<Formula> formulas = new ArrayList<>();
    int place = Collections.binarySearch(starts, rate.start());
    int next = place < 0 ? -1 - place : place;
    int from = Math.max(0, next - BESIDE);
    for (TableNumbers table : tables.subList(from, Math.min(tables.size(), next + BESIDE))) {
      formulas.addAll(formulas(rate, table));
    }
    List<Formula> told = formulas.stream().filter(f -> isTold(rate, f)).toList();
    return formulas.stream()
        .filter(Formula::agrees)
        .findFirst()
        .or(() -> off(rate, told.isEmpty() ? formulas : told))
        .map(Formula::relation)
        .map(TableShares::checked);
  }

  /** 罚没款合计891万元,其中市场监管领域占: the sentence says again what the table has as a total. */
  private boolean isTold(Quantity rate, Formula formula) {
    return quantities.around(rate, q -> q.isCurrent() && q.index() < rate.index()).stream()
        .anyMatch(q -> isAlike(q, formula.basis().get(1)));
  }

  /** The same digits: a column of 万元 prints 891.4 where a sentence says 891.4万元. */
  private static boolean isAlike(Quantity one, Quantity other) {
    return one.value()
        .stripTrailingZeros()
        .unscaledValue()
        .equals(other.value().stripTrailingZeros().unscaledValue());
  }

  private static Optional<Formula> off(Quantity rate, List<Formula> formulas) {
    if (!rate.isExact() || rate.number().scale() < 1 || formulas.size() > MOST) {
      return Optional.empty();
    }
    // of so few pairs even a rate with one decimal is hardly near by chance
    boolean few = rate.number().scale() > 1 || formulas.size() <= FEW;
    return formulas.stream()
        .filter(f -> few && (f.isUnlikely() || f.isNear(true) || (isUsual(f) && f.isTelling(true))))
        .findFirst();
  }

  private static boolean isUsual(Formula formula) {
    return RateVocabulary.areUsual(
        formula.basis().get(0).clause(), formula.basis().get(1).clause());
  }

  private List<Formula> formulas(Quantity rate, TableNumbers table) {
    List<Formula> formulas = new ArrayList<>();
    List<Line> columns = called(rate, table.columns());
    List<Line> rows = called(rate, table.rows());
    columns.forEach(
        line -> formulas.addAll(formulas(rate, line, rows, table.columns(), table.rows())));
    rows.forEach(
        line -> formulas.addAll(formulas(rate, line, columns, table.rows(), table.columns())));
    return formulas;
  }

  private static List<Line> called(Quantity rate, List<Line> lines) {
    return lines.stream().filter(l -> !l.isRate() && isCalled(rate, l.label())).toList();
  }

  /**
   * The cells of a line in the totals of their own lines, in usual denominators, or in the text.
   *
   * @param only the lines across that the rate names, too; where there are some, no others count
   */
  private List<Formula> formulas(
      Quantity rate, Line line, List<Line> only, List<Line> lines, List<Line> across) {
    List<Formula> formulas = new ArrayList<>();
    String among = among(rate, across);
    for (int place = 0; place < line.numbers().size(); place++) {
      @Nullable NumberToken upper = line.numbers().get(place);
      if (upper == null
          || !isOf(across, upper, among)
          || (!only.isEmpty() && only.stream().noneMatch(l -> l.numbers().contains(upper)))) {
        continue;
      }
      Quantity part = Cell.number(upper, line.label());
      for (Line other : lines) {
        @Nullable NumberToken lower = other.numbers().get(place);
        if (lower != null
            && other != line
            && !other.isRate()
            && (other.isTotal() || RateVocabulary.areUsual(line.label(), other.label()))) {
          formulas.add(Formula.share(rate, part, Cell.number(lower, other.label())));
        }
      }
      if (totals(across, upper)) {
        wholes(rate).forEach(whole -> formulas.add(Formula.share(rate, part, whole)));
      }
    }
    return formulas;
  }

  /** 新收申请中,自然人占: two characters of the first words that name a line across; else empty. */
  private static String among(Quantity rate, List<Line> across) {
    Matcher among = AMONG.matcher(rate.lead());
    String base = among.find() ? among.group("base") : "";
    for (int i = 0; i + 2 <= base.length(); i++) {
      String two = base.substring(i, i + 2);
      if (across.stream().anyMatch(line -> line.label().contains(two))) {
        return two;
      }
    }
    return "";
  }

  private static boolean isOf(List<Line> across, NumberToken number, String among) {
    return among.isEmpty()
        || across.stream()
            .anyMatch(line -> line.label().contains(among) && line.numbers().contains(number));
  }

  /** Whether it stands in a line across that is a total, or in the only one. */
  private static boolean totals(List<Line> across, NumberToken number) {
    return across.stream()
        .anyMatch(
            line -> line.numbers().contains(number) && (line.isTotal() || across.size() == 1));
  }

  /** The counts of the text that a share may be of: called as it says, or of its paragraph. */
  private List<Quantity> wholes(Quantity rate) {
    Matcher share = RateWords.SHARE.matcher(rate.lead());
    String base = share.find() && share.group("base") != null ? share.group("base") : "";
    String name = RateWords.GENERAL.matcher(base).replaceAll("");
    return quantities.before(
        rate,
        q ->
            q.isCurrent()
                && (name.length() > 1
                    ? quantities.words(q).contains(name)
                    : q.paragraph() == rate.paragraph()));
  }

  private static boolean isCalled(Quantity rate, String label) {
    Matcher share = RateWords.SHARE.matcher(rate.clause());
    Matcher name = RateWords.NAME.matcher(rate.lead());
    boolean isShare = rate.isShare() && share.find();
    if (!isShare && !name.find()) {
      return false;
    }
    String subject =
        isShare
            ? NOISE.matcher(rate.clause().substring(0, share.start())).replaceAll("")
            : name.group("stem");
    String[] heads = NAMES.split(label.strip());
    String called = NOISE.matcher(heads[heads.length - 1]).replaceAll("");
    return called.length() > 1
        && (isShare
            ? subject.length() > 1 && (subject.contains(called) || called.contains(subject))
            : RateVocabulary.match(called, subject) > 0);
  }

  static Checked checked(Relation relation) {
    return new Checked(
        relation.of().token(),
        relation.verdict(),
        relation.basis().stream().map(Quantity::token).toList(),
        relation.rules(),
        "按表：" + relation.explanation());
  }
}
