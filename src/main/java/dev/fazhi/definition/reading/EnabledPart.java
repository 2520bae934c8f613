package dev.fazhi.definition.reading;

import dev.fazhi.definition.AuditPhrases;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Disabled;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.yaml.Ordered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of definitions when some sources are switched off, or columns of optional metrics
 * were never delivered: everything that needs a figure of theirs is left out, the rest stays as it
 * is. All of it was checked before, so that switching them on again brings no mistakes.
 */
public final class EnabledPart {

  private static final int MOST_SHOWN = 12;

  private final Definitions all;
  private final Set<String> off;
  private final Map<String, Set<String>> undelivered;
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final List<String> consequences = new ArrayList<>();

  private EnabledPart(Definitions all, Set<String> off, Map<String, Set<String>> undelivered) {
    this.all = all;
    this.off = off;
    this.undelivered = undelivered;
  }

  /** The definitions without what needs one of these sources; the same when there are none. */
  static Definitions of(Definitions all, Set<String> off) {
    return off.isEmpty() ? all : new EnabledPart(all, off, Map.of()).part();
  }

  /**
   * The definitions without the optional metrics that read a column which was never delivered, and
   * what needs them; the same when there are none.
   *
   * @param fields those that no export had, by source
   */
  public static Definitions delivered(Definitions all, Map<String, Set<String>> fields) {
    EnabledPart part = new EnabledPart(all, Set.of(), fields);
    return all.metrics().values().stream().allMatch(part::isDelivered) ? all : part.part();
  }

  private boolean isDelivered(Metric metric) {
    boolean lacks =
        FieldUse.reads(metric, all.source(metric.source()), "").entrySet().stream()
            .anyMatch(
                reads ->
                    !Collections.disjoint(
                        reads.getValue(), undelivered.getOrDefault(reads.getKey(), Set.of())));
    return !(metric.optional() && lacks)
        && metric.counting().operands().stream().map(all::metric).allMatch(this::isDelivered);
  }

  private Definitions part() {
    Map<String, Source> sources = new LinkedHashMap<>();
    Map<String, Source> disabled = new LinkedHashMap<>();
    all.sources().forEach((id, source) -> (off.contains(id) ? disabled : sources).put(id, source));
    all.metrics()
        .forEach(
            (id, metric) -> {
              if (all.parts(metric).stream()
                      .flatMap(
                          part -> FieldUse.reads(part, all.source(part.source())).keySet().stream())
                      .noneMatch(off::contains)
                  && isDelivered(metric)) {
                metrics.put(id, metric);
              }
            });
    tell("来源", disabled.values().stream().map(Source::title).toList());
    tell("指标", lost(all.metrics().values(), metrics.values(), Metric::name));
    List<Identity> identities = all.identities().stream().filter(this::isLive).toList();
    tell("恒等式", lost(all.identities(), identities, Identity::name));
    List<Table> tables =
        all.tables().stream().map(this::table).filter(Objects::nonNull).map(t -> t).toList();
    tell("表", lost(all.tables(), tables, Table::title));
    Draft draft = draft(all.draft());
    tell("数据稿的节", lost(all.draft().sections(), draft.sections(), Draft.Section::heading));
    int sentences = sentences(all.draft()) - sentences(draft);
    tell("数据稿的句、表、图", sentences == 0 ? List.of() : List.of("共 " + sentences + " 处"));
    AuditPhrases audit = audit();
    int phrases = all.audit().phrases().size() - audit.phrases().size();
    tell("核对文稿的说法", phrases == 0 ? List.of() : List.of("共 " + phrases + " 条"));
    return new Definitions(
        nightly(),
        Ordered.copy(sources),
        all.references(),
        Ordered.copy(metrics),
        identities,
        draft,
        draft(all.bulletin()),
        tables,
        audit,
        all.templates(),
        all.digest(),
        both(new Disabled(Ordered.copy(disabled), names(tables), List.copyOf(consequences))));
  }

  /** With what was left out before. */
  private Disabled both(Disabled more) {
    Map<String, Source> sources = new LinkedHashMap<>(all.disabled().sources());
    sources.putAll(more.sources());
    Set<String> names = new LinkedHashSet<>(all.disabled().names());
    names.addAll(more.names());
    List<String> lines = new ArrayList<>(all.disabled().consequences());
    lines.addAll(more.consequences());
    return new Disabled(Ordered.copy(sources), names, List.copyOf(lines));
  }

  /** The metrics and tables that are left out. */
  private Set<String> names(List<Table> tables) {
    Set<String> names = new LinkedHashSet<>(all.metrics().keySet());
    all.tables().forEach(table -> names.add(table.id()));
    names.removeAll(metrics.keySet());
    tables.forEach(table -> names.remove(table.id()));
    return names;
  }

  private void tell(String what, List<String> lost) {
    if (!lost.isEmpty()) {
      String more = lost.size() > MOST_SHOWN ? " 等 " + lost.size() + " 个" : "";
      String shown = lost.stream().limit(MOST_SHOWN).collect(Collectors.joining("、"));
      consequences.add("随之停用的" + what + "：" + shown + more);
    }
  }

  private static <T> List<String> lost(
      Collection<T> before, Collection<T> after, Function<T, String> name) {
    Set<String> left = after.stream().map(name).collect(Collectors.toSet());
    return before.stream().map(name).filter(one -> !left.contains(one)).distinct().toList();
  }

  private boolean isLive(Identity identity) {
    return areLive(identity.left()) && areLive(identity.right());
  }

  private boolean areLive(Collection<String> ids) {
    return metrics.keySet().containsAll(ids);
  }

  private List<String> live(List<String> ids) {
    return ids.stream().filter(metrics::containsKey).toList();
  }

  private @Nullable Table table(Table table) {
    Filing filing = table.filing();
    List<String> left = live(table.metrics());
    return left.isEmpty() ? null : table.with(left, filing == null ? null : filing(filing));
  }

  private Filing filing(Filing filing) {
    List<Filing.Head> heads = new ArrayList<>();
    for (Filing.Head head : filing.heads()) {
      List<Filing.Leaf> leaves =
          head.leaves().stream().filter(leaf -> metrics.containsKey(leaf.metric())).toList();
      if (!leaves.isEmpty()) {
        heads.add(new Filing.Head(head.header(), leaves));
      }
    }
    return new Filing(filing.code(), List.copyOf(heads));
  }

  private Draft draft(Draft draft) {
    List<Draft.Section> sections = new ArrayList<>();
    for (Draft.Section section : draft.sections()) {
      List<Draft.Content> body =
          section.body().stream().map(this::content).filter(Objects::nonNull).map(c -> c).toList();
      if (!body.isEmpty()) {
        sections.add(new Draft.Section(section.heading(), body));
      }
    }
    return new Draft(draft.title(), draft.subtitle(), List.copyOf(sections), draft.otherwise());
  }

  private Draft.@Nullable Content content(Draft.Content content) {
    if (content instanceof Draft.Paragraph paragraph) {
      List<Draft.Sentence> sentences = paragraph.sentences().stream().filter(this::isLive).toList();
      return sentences.isEmpty() ? null : new Draft.Paragraph(sentences);
    } else if (content instanceof Draft.Totals totals) {
      List<String> left = live(totals.metrics());
      return left.isEmpty() ? null : new Draft.Totals(totals.title(), left, totals.line());
    }
    return metrics.containsKey(((Draft.Picture) content).metric()) ? content : null;
  }

  private boolean isLive(Draft.Sentence sentence) {
    if (sentence instanceof Draft.Listing listing) {
      return metrics.containsKey(listing.metric())
          && Stream.of(listing.say(), listing.item(), listing.none()).allMatch(this::isLive);
    }
    Draft.Statement statement = (Draft.Statement) sentence;
    return (statement.about() == null || metrics.containsKey(statement.about()))
        && isLive(statement.say())
        && statement.otherwise().values().stream().allMatch(this::isLive);
  }

  private boolean isLive(DraftText text) {
    return text.parts().stream()
        .allMatch(
            part ->
                !(part instanceof DraftText.Number number) || metrics.containsKey(number.metric()));
  }

  private static int sentences(Draft draft) {
    return draft.sections().stream()
        .flatMap(section -> section.body().stream())
        .mapToInt(
            content ->
                content instanceof Draft.Paragraph paragraph ? paragraph.sentences().size() : 1)
        .sum();
  }

  private AuditPhrases audit() {
    List<Phrase> phrases = new ArrayList<>();
    for (Phrase phrase : all.audit().phrases()) {
      Phrase left = phrase(phrase);
      if (left != null) {
        phrases.add(left);
      }
    }
    return new AuditPhrases(List.copyOf(phrases), all.audit().deeds(), all.audit().qualifiers());
  }

  /** A number of a text that nothing claims any more is one without a figure, as it should be. */
  private @Nullable Phrase phrase(Phrase phrase) {
    if (phrase.metrics().isEmpty()) {
      return phrase;
    } else if (phrase.says() instanceof Phrase.Claim.Trend trend) {
      List<String> of = live(trend.of());
      var says = new Phrase.Claim.Trend(trend.direction(), of);
      return of.isEmpty() ? null : new Phrase(phrase.wordings(), says);
    } else if (phrase.says() instanceof Phrase.Claim.Worth worth) {
      List<String> of = live(worth.of());
      return of.isEmpty()
          ? null
          : new Phrase(phrase.wordings(), new Phrase.Claim.Worth(worth.value(), of));
    }
    List<List<Phrase.Part>> wordings =
        phrase.wordings().stream().filter(this::isLiveWording).toList();
    return wordings.isEmpty() ? null : new Phrase(wordings, phrase.says());
  }

  private boolean isLiveWording(List<Phrase.Part> wording) {
    return wording.stream()
        .allMatch(
            part ->
                !(part instanceof Phrase.Part.Number number)
                    || number.metric() == null
                    || metrics.containsKey(number.metric()));
  }

  private Nightly nightly() {
    Nightly nightly = all.nightly();
    Nightly.Receipt receipt = nightly.receipt();
    return new Nightly(
        nightly.cron(),
        nightly.zone(),
        nightly.limits(),
        nightly.settleSeconds(),
        enabled(nightly.blocking()),
        nightly.calendars().stream().filter(one -> !off.contains(one.source())).toList(),
        nightly.layout(),
        nightly.area(),
        nightly.contact(),
        new Nightly.Receipt(
            receipt.overdueNeedsPerson(), receipt.waitForOk(), enabled(receipt.waitForOkSources())),
        nightly.retention(),
        nightly.retry(),
        nightly.notices(),
        nightly.empty());
  }

  private List<String> enabled(List<String> ids) {
    Set<String> left = new LinkedHashSet<>(ids);
    left.removeAll(off);
    return List.copyOf(left);
  }
}
