package dev.fazhi.definition;

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
  public static Definitions of(Definitions all, Set<String> off) {
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
    EnabledDraft enabled = new EnabledDraft(metrics.keySet());
    Draft draft = enabled.of(all.draft());
    tell("数据稿的节", lost(all.draft().sections(), draft.sections(), Draft.Section::heading));
    int sentences = EnabledDraft.sentences(all.draft()) - EnabledDraft.sentences(draft);
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
        enabled.of(all.bulletin()),
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
    return left.isEmpty()
        ? null
        : table.with(left, filing == null ? null : filing.of(metrics.keySet()));
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
