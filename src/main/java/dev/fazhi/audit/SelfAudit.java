package dev.fazhi.audit;

import dev.fazhi.audit.arithmetic.TextArithmetic;
import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberScanner;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The audit of a text by its own numbers: no database, no definitions, no phrases. */
public final class SelfAudit {

  private SelfAudit() {}

  /** One finding for each number that counts or measures something, in the order of the text. */
  public static AuditReport audit(AuditedText audited) {
    String text = audited.text();
    FoldedText folded = FoldedText.of(text);
    Classifiers classifiers = new Classifiers(List.of());
    List<NumberToken> tokens =
        tokens(folded, text, classifiers, audited.tables()).stream()
            .filter(token -> token.role() == NumberToken.Role.FIGURE)
            .toList();
    TextLocations locations = new TextLocations(text);
    List<Finding> findings = new ArrayList<>();
    for (Checked checked :
        TextArithmetic.check(folded, text, tokens, classifiers, audited.tables())) {
      findings.add(finding(checked, "", folded, text, locations));
    }
    findings.sort(Comparator.comparingInt(f -> Objects.requireNonNull(f.spot()).start()));
    return new AuditReport(List.copyOf(findings));
  }

  /**
   * What a number is by the others of its text.
   *
   * @param by what the explanation begins with
   */
  static Finding finding(
      Checked checked, String by, FoldedText folded, String text, TextLocations locations) {
    Finding.Spot spot = spot(checked.token(), folded, locations);
    return new Finding(
        checked.verdict(),
        spot,
        text.substring(spot.start(), spot.end()),
        checked.token().number(),
        null,
        "",
        "",
        checked.rules(),
        checked.basis().stream().map(token -> spot(token, folded, locations)).toList(),
        by + checked.explanation());
  }

  private static Finding.Spot spot(NumberToken token, FoldedText folded, TextLocations locations) {
    return locations.of(folded.start(token.start()), folded.end(token.end() - 1));
  }

  /** The numbers of a text, without those that only number the rows of its tables. */
  static List<NumberToken> tokens(
      FoldedText folded, String text, Classifiers classifiers, List<DocumentTable> tables) {
    BitSet cells = new BitSet();
    BitSet ordinals = new BitSet();
    for (DocumentTable table : tables) {
      table.rows().stream()
          .flatMap(List::stream)
          .filter(Objects::nonNull)
          .forEach(cell -> cells.set(cell.start(), cell.end()));
      table.ordinals(text).forEach(cell -> ordinals.set(cell.start(), cell.end()));
    }
    return NumberScanner.tokens(folded, text, classifiers, cells).stream()
        .filter(token -> !ordinals.get(folded.start(token.core())))
        .toList();
  }
}
