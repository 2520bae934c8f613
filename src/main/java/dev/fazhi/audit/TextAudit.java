package dev.fazhi.audit;

import dev.fazhi.audit.PhraseMatch.Bound;
import dev.fazhi.audit.arithmetic.TextArithmetic;
import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Judgement;
import dev.fazhi.audit.language.ChangeWords;
import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.audit.language.NumberToken.Role;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Phrase.Claim;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Vintage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Finds the numbers that a published text prints and compares each with our figure. */
public final class TextAudit {

  private final Definitions definitions;
  private final FigureIndex figures;
  private final FoldedText folded;
  private final String text;
  private final List<NumberToken> tokens;
  private final NavigableMap<Integer, NumberToken> byPlace = new TreeMap<>();
  private final Set<NumberToken> claimed = new HashSet<>();
  private final BitSet covered = new BitSet();
  private final FindingCollector findings;
  private final Set<Integer> claims = new HashSet<>();
  private final Classifiers measures;
  private final MetricMentions mentions;
  private final NumberReading reading;
  private final AsOf asOf;
  private final int year;
  private final List<DocumentTable> tables;

  private TextAudit(
      Definitions definitions, Vintage vintage, String text, List<DocumentTable> tables) {
    this.tables = tables;
    this.definitions = definitions;
    this.figures = new FigureIndex(vintage);
    this.text = text;
    this.folded = FoldedText.of(text);
    this.findings = new FindingCollector(definitions, figures, folded, text);
    List<String> units = definitions.metrics().values().stream().map(Metric::unit).toList();
    this.measures = new Classifiers(units);
    this.tokens = SelfAudit.tokens(folded, text, measures, tables);
    this.tokens.forEach(token -> byPlace.put(token.core(), token));
    this.asOf = vintage.asOf();
    this.year = asOf.day().getYear();
    this.mentions = new MetricMentions(folded, text);
    this.reading = new NumberReading(definitions, figures, folded.text(), mentions, vintage.asOf());
  }

  /**
   * Audits a text: its numbers, and what it says in words that a phrase declares, against the
   * totals for the year to date. Every number is found by a phrase of the definitions, or is listed
   * as none of ours; only dates, ordinals, titles and the like are passed over.
   *
   * @param text as its readers see it, lines parted by {@code \n}
   */
  public static AuditReport audit(Definitions definitions, Vintage vintage, AuditedText text) {
    return new TextAudit(definitions, vintage, text.text(), text.tables()).audit();
  }

  private AuditReport audit() {
    PhraseFinder finder = new PhraseFinder(folded, tokens);
    List<Phrase> phrases = new ArrayList<>(definitions.audit().phrases());
    phrases.addAll(DraftPhrases.of(definitions));
    phrases.addAll(NamePhrases.of(definitions));
    addTables();
    addLists();
    for (Phrase phrase : phrases) {
      for (PhraseMatch match : finder.find(phrase)) {
        add(match);
      }
    }
    addChanges();
    Map<NumberToken, Checked> checked = checked();
    for (NumberToken token : tokens) {
      if (token.role() == Role.FIGURE && !claimed.contains(token) && !covered.get(token.core())) {
        Checked within = checked.get(token);
        if (within != null && within.verdict().isRecognised()) {
          findings.add(within);
          continue;
        }
        findings.addNotOurs(token, "没有短语认得这个数；若是指标，请在 report/audit.yml 里加上它的说法");
      }
    }
    return findings.report();
  }

  private void addTables() {
    NavigableMap<Integer, NumberToken> places = new TreeMap<>();
    tokens.stream()
        .filter(token -> token.role() != Role.LABEL)
        .forEach(token -> places.put(folded.start(token.core()), token));
    TableFigures heads = new TableFigures(definitions, figures, asOf, text, places);
    for (TableFigures.Cell cell : heads.cells(tables)) {
      if (claimed.add(cell.token())) {
        findings.add(cell.token(), cell.metric(), reading.of(cell));
      }
    }
  }

  private void addLists() {
    DraftLists lists = new DraftLists(definitions, figures, folded.text());
    for (DraftLists.Groups groups : lists.groups(tokens)) {
      if (claimed.add(groups.token())) {
        boolean agrees = groups.token().number().value().intValue() == groups.count();
        findings.add(
            groups.token(),
            groups.metric(),
            definitions.metric(groups.metric()).name() + "（有几个）",
            Integer.toString(groups.count()),
            agrees ? Judgement.AGREES : Judgement.differs("数据是 " + groups.count() + " 个"));
      }
    }
    for (DraftLists.Item item : lists.items(tokens)) {
      if (item.token().role() == Role.FIGURE && claimed.add(item.token())) {
        String id = item.figure().metric();
        Metric metric = definitions.metric(id);
        findings.add(
            item.token(),
            id,
            metric.name() + "（" + item.group() + "）",
            PublishedValueText.of(metric, item.figure()),
            NumberJudge.judge(metric, item.figure(), item.token().number()));
      }
    }
  }

  /** What the text says of its numbers by itself, for those that are no figures of ours. */
  private Map<NumberToken, Checked> checked() {
    List<NumberToken> numbers =
        tokens.stream().filter(token -> token.role() == Role.FIGURE).toList();
    Map<NumberToken, Checked> checked = new HashMap<>();
    TextArithmetic.check(folded, text, numbers, measures, tables)
        .forEach(each -> checked.put(each.token(), each));
    return checked;
  }

  private void add(PhraseMatch match) {
    Claim says = match.phrase().says();
    for (Bound bound : match.numbers()) {
      String metric = bound.metric();
      if (!(says instanceof Claim.Numbers)) {
        covered.set(bound.token().core());
      }
      if (metric != null && claimed.add(bound.token())) {
        boolean last = bound.equals(match.numbers().get(match.numbers().size() - 1));
        addNumber(bound.token(), metric, match.start(), last ? match.end() : 0);
      } else if (says instanceof Claim.NotOurs notOurs && claimed.add(bound.token())) {
        findings.addNotOurs(bound.token(), notOurs.why());
      }
    }
    if (says instanceof Claim.Trend trend) {
      claims(match);
      trend
          .of()
          .forEach(
              metric -> findings.addTrend(match.start(), match.end(), metric, trend.direction()));
    } else if (says instanceof Claim.Worth worth) {
      worth.of().forEach(id -> findings.addWorth(match.start(), match.end(), id, worth.value()));
    }
    if (!(says instanceof Claim.NotOurs)) {
      coverWords(match.start(), match.end(), match.numbers());
    }
  }

  private void addChanges() {
    ChangeAudit changes =
        new ChangeAudit(definitions, folded.text(), tokens, mentions, reading, year);
    for (ChangeAudit.Told number : changes.numbers(claimed)) {
      claimed.add(number.token());
      findings.add(number.token(), number.metric(), number.read());
    }
    for (ChangeAudit.Worded worded : changes.words(claims)) {
      ChangeWords.Went went = worded.went();
      worded
          .metrics()
          .forEach(id -> findings.addTrend(went.start(), went.end(), id, went.direction()));
      coverWords(mentions.sentence(went.start()), went.start(), List.of());
    }
  }

  /** A number that the phrase itself spells out, as in 两项数据, needs no other explanation. */
  private void coverWords(int start, int end, List<Bound> numbers) {
    for (NumberToken token : byPlace.subMap(start, true, end, false).values()) {
      boolean slot = numbers.stream().anyMatch(bound -> bound.token().equals(token));
      boolean within = token.end() <= end;
      if (within && !slot && !isChange(token)) {
        covered.set(token.core());
      }
    }
  }

  /** The words of a phrase need not be read once more. */
  private void claims(PhraseMatch match) {
    for (int at = match.start(); at < match.end(); at++) {
      claims.add(at);
    }
  }

  private boolean isChange(NumberToken token) {
    int from = mentions.sentence(token.start());
    return ChangeWords.isAboutAnotherYear(folded.text(), from, token.start());
  }

  private void addNumber(NumberToken token, String id, int begin, int end) {
    NumberReading.Read read = reading.bound(id, token, begin);
    boolean total = read.isTotal(definitions.metric(id));
    mentions.add(
        token.core(),
        Math.max(end, measures.end(folded.text(), token.end())),
        total ? id : MetricMentions.NO_TOTAL);
    findings.add(token, id, read);
  }
}
