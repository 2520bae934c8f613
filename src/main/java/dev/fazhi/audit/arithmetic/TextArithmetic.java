package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.arithmetic.change.DifferenceCheck;
import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.arithmetic.quantity.QuantityReader;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.reading.ReadingCheck;
import dev.fazhi.audit.arithmetic.sum.ListSum;
import dev.fazhi.audit.arithmetic.sum.RepeatCheck;
import dev.fazhi.audit.arithmetic.sum.SentenceParts;
import dev.fazhi.audit.arithmetic.sum.SumCheck;
import dev.fazhi.audit.arithmetic.sum.ToldSum;
import dev.fazhi.audit.arithmetic.table.TableCells;
import dev.fazhi.audit.arithmetic.table.TableNumbers;
import dev.fazhi.audit.arithmetic.table.TextTotals;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.audit.language.Paragraphs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks the numbers of a text against each other. */
public final class TextArithmetic {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** So many characters beside its number a cell of a table may have, such as a unit. */
  private static final int BESIDE = 3;

  private final Quantities quantities;
  private final Map<NumberToken, Relation> relations = new LinkedHashMap<>();

  private TextArithmetic(List<Quantity> quantities) {
    this.quantities = new Quantities(quantities);
  }

  /**
   * What the numbers say of each other.
   *
   * @param tokens the figures of the text
   * @param tables its tables, whose numbers are held against each other only
   * @return for each number that other numbers were found for, or should have been, what they say
   */
  public static List<Checked> check(
      FoldedText folded,
      String original,
      List<NumberToken> tokens,
      Classifiers classifiers,
      List<DocumentTable> tables) {
    Map<NumberToken, Checked> checked = new LinkedHashMap<>();
    Set<NumberToken> tabled = new HashSet<>();
    NavigableMap<Integer, NumberToken> starts = new TreeMap<>();
    tokens.forEach(token -> starts.put(folded.start(token.core()), token));
    List<TableNumbers> all = new ArrayList<>();
    TableCells cells = new TableCells(original, starts, BESIDE);
    for (DocumentTable table : tables) {
      tabled.addAll(cells.all(table));
      TableNumbers numbers = new TableNumbers(table, cells);
      all.add(numbers);
      numbers.check().forEach(each -> checked.merge(each.token(), each, TextArithmetic::graver));
    }
    List.copyOf(checked.values()).forEach(each -> back(each, checked));
    tabled.forEach(
        token ->
            checked.putIfAbsent(
                token, new Checked(token, Verdict.UNCHECKED, List.of(), List.of(), "表中没有可以核对它的数")));
    QuantityReader reader =
        new QuantityReader(
            folded.text(), Paragraphs.of(folded, original, rows(tables)), classifiers);
    List<NumberToken> words = tokens.stream().filter(token -> !tabled.contains(token)).toList();
    TextArithmetic arithmetic = new TextArithmetic(reader.read(words));
    List<Cell> told = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      told.addAll(all.get(at).cells(at));
    }
    arithmetic.run(told);
    arithmetic
        .relations
        .values()
        .forEach(
            each -> checked.merge(each.of().token(), each.checked(""), TextArithmetic::graver));
    new TextTotals(arithmetic.quantities, all)
        .check(number -> isUnchecked(checked.get(number)))
        .forEach(each -> checked.put(each.token(), each));
    return List.copyOf(checked.values());
  }

  /** Where the last cells of their rows begin. */
  private static BitSet rows(List<DocumentTable> tables) {
    BitSet ends = new BitSet();
    tables.stream()
        .flatMap(table -> table.rows().stream())
        .map(row -> row.get(row.size() - 1))
        .filter(Objects::nonNull)
        .forEach(cell -> ends.set(cell.start()));
    return ends;
  }

  private static boolean isUnchecked(@Nullable Checked number) {
    return number == null || number.verdict() == Verdict.UNCHECKED;
  }

  private static void back(Checked of, Map<NumberToken, Checked> checked) {
    if (of.verdict() == Verdict.AGREES) {
      for (NumberToken basis : of.basis()) {
        checked.putIfAbsent(
            basis,
            new Checked(basis, Verdict.AGREES, List.of(of.token()), List.of(), of.explanation()));
      }
    }
  }

  private static Checked graver(Checked one, Checked other) {
    return weight(other.verdict()) > weight(one.verdict()) ? other : one;
  }

  private void run(List<Cell> cells) {
    new ReadingCheck(quantities, cells).check().forEach(this::add);
    DifferenceCheck differences = new DifferenceCheck(quantities);
    SumCheck sums = new SumCheck(quantities);
    SentenceParts parts = new SentenceParts(quantities);
    ToldSum told = new ToldSum(quantities);
    for (Quantity quantity : quantities.all()) {
      if (quantity.kind() == Kind.POINTS) {
        add(differences.points(quantity));
      } else if (quantity.isCount() && quantity.role() == Role.CHANGE) {
        told.check(quantity).or(() -> differences.difference(quantity)).ifPresent(this::add);
      } else if (quantity.isCount() && quantity.role() != Role.NONE) {
        parts.check(quantity).ifPresent(this::add);
        sums.check(quantity).or(() -> told.check(quantity)).ifPresent(this::add);
      }
    }
    quantities.all().stream()
        .filter(rate -> isTooMuch(rate) && !follows(relations.get(rate.token())))
        .forEach(rate -> add(Relation.differs(rate, List.of(), "这样的比率不会超过 100%")));
    new ListSum(quantities).check(relations.values()).forEach(this::add);
    List<Relation> found = new ArrayList<>(relations.values());
    for (Relation relation : found) {
      boolean follows = follows(relation);
      if (follows || relation.verdict() == Verdict.DOES_NOT_FOLLOW) {
        for (Quantity basis : relation.basis()) {
          Relation other = follows ? backed(basis, relation) : disputed(basis, relation);
          relations.merge(
              basis.token(), other, (known, next) -> isOpen(known) && follows ? next : known);
        }
      }
    }
    new RepeatCheck(quantities).check().forEach(this::again);
    for (Quantity quantity : quantities.all()) {
      relations.putIfAbsent(quantity.token(), Relation.unchecked(quantity, "文中没有可以核对它的数"));
    }
  }

  /**
   * A second value of the same quantity weighs more than that other numbers agree with this one.
   */
  private void again(Relation repeated) {
    Relation known = relations.get(repeated.of().token());
    boolean silent = known == null || known.verdict() == Verdict.UNCHECKED;
    boolean agreed = known != null && known.verdict() == Verdict.AGREES;
    if (silent || (agreed && repeated.verdict() == Verdict.DOES_NOT_FOLLOW)) {
      relations.put(repeated.of().token(), repeated);
    }
  }

  private static boolean isOpen(Relation known) {
    return known.verdict() == Verdict.UNCHECKED || known.verdict() == Verdict.AMBIGUOUS;
  }

  private static boolean follows(@Nullable Relation known) {
    return known != null
        && (known.verdict() == Verdict.AGREES || known.verdict() == Verdict.ROUNDING);
  }

  private static boolean isTooMuch(Quantity rate) {
    return rate.isPercent()
        && rate.kind() == Kind.RATE
        && rate.role() == Role.VALUE
        && rate.value().compareTo(HUNDRED) > 0
        && (rate.isShare() || RateVocabulary.CAPPED.matcher(rate.lead()).find());
  }

  private static Relation disputed(Quantity basis, Relation relation) {
    return Relation.ambiguous(basis, List.of(relation.of()), "与它有关的一个数对不上，错的可能是它，也可能是那个数");
  }

  /** A count that a rate follows from agrees with the text as far as the text goes. */
  private static Relation backed(Quantity basis, Relation relation) {
    return Relation.agrees(basis, List.of(relation.of()), relation.explanation());
  }

  /** Of several things that are said of one number the gravest counts. */
  private void add(Relation relation) {
    relations.merge(
        relation.of().token(),
        relation,
        (one, other) -> weight(other.verdict()) > weight(one.verdict()) ? other : one);
  }

  private static int weight(Verdict verdict) {
    return switch (verdict) {
      case DOES_NOT_FOLLOW -> 4;
      case ROUNDING -> 3;
      case AGREES -> 2;
      case AMBIGUOUS -> 1;
      default -> 0;
    };
  }
}
