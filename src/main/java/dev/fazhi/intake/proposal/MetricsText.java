package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.intake.header.HeaderText;
import dev.fazhi.intake.text.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first metrics and the table of a proposed source as text. */
final class MetricsText {

  private static final int LONGEST_SHEET = 31;

  private final Proposal proposal;
  private final StringBuilder text = new StringBuilder();
  private final List<String> ids = new ArrayList<>();
  private final String split;

  MetricsText(Proposal proposal) {
    this.proposal = proposal;
    this.split =
        proposal.groups().isEmpty()
            ? ""
            : proposal.groups().stream()
                .map(field -> field.name() + (field.type() == Type.PATH ? "/1" : ""))
                .collect(Collectors.joining(", ", "    by: [", "]\n"));
  }

  String text() {
    text.append("source: ").append(proposal.id()).append("\nmetrics:\n");
    String name = proposal.title() + "数量";
    switch (proposal.kind()) {
      case CROSS -> reported("total", name, "件", "value", "month");
      case REPORT, FILE_REPORT ->
          proposal
              .numbers()
              .forEach(
                  field ->
                      reported(
                          field.name(),
                          HeaderText.of(field.profile().header()).bare(),
                          unit(field),
                          field.name(),
                          proposal.coverage().orElseThrow().name()));
      case ROSTER -> {
        metric("total", name, "个", "截止日前最近一期的行数");
        text.append("    where: as_at = newest AND as_at <= as_of\n").append(split);
        numbers();
      }
      case EVENT -> {
        events(name, proposal.coverage().orElseThrow());
        numbers();
      }
      case TIMELESS -> {}
    }
    return text.toString();
  }

  private void reported(String metric, String name, String unit, String value, String period) {
    metric(metric, name, unit, "各期报来的数，截止日前各期相加");
    String of = proposal.unit().map(ProposedField::name).orElse(period);
    text.append("    reported: { value: %s, period: %s, unit: %s }\n".formatted(value, period, of));
    text.append("    by: [").append(of).append("]\n");
  }

  private void events(String name, ProposedField date) {
    metric("total", name, "件", date.profile().header() + "在统计期内的行");
    text.append("    date: ").append(date.name()).append('\n').append(split);
    Optional<ProposedField> end = proposal.end();
    if (end.isPresent()) {
      String title = end.get().profile().header();
      metric("closed", proposal.title() + "办结数量", "件", title + "不晚于截止日的");
      text.append("    from: %s.total\n".formatted(proposal.id()));
      text.append("    where: %s <= as_of\n".formatted(end.get().name())).append(split);
      metric("closed_rate", proposal.title() + "办结率", "%", "办结数量除以数量");
      text.append("    ratio: { of: %1$s.closed, to: %1$s.total }\n".formatted(proposal.id()));
      text.append(split);
    }
  }

  private void numbers() {
    for (ProposedField field : proposal.numbers()) {
      boolean mean = proposal.tells(ProposalWords.MEAN, field);
      String how = mean ? "mean" : "sum";
      String name = HeaderText.of(field.profile().header()).bare() + (mean ? "平均" : "合计");
      metric(how + "_" + field.name(), name, unit(field), mean ? "各行的平均" : "各行相加");
      text.append("    from: %s.total\n    %s: %s\n".formatted(proposal.id(), how, field.name()));
      text.append(mean ? "    decimals: 2\n" : "").append(split);
    }
  }

  /** What the header's brackets say, with amounts in one; else what its own words say. */
  private String unit(ProposedField field) {
    HeaderText header = HeaderText.of(field.profile().header());
    if (field.type() == Type.MONEY) {
      return "元";
    }
    for (String note : header.notes()) {
      BigDecimal factor = Units.factor(note);
      if (factor != null && factor.compareTo(BigDecimal.ONE) == 0) {
        return note;
      }
    }
    String unit = proposal.words().unit(header.bare());
    return unit.isEmpty() ? "个" : unit;
  }

  private void metric(String id, String name, String unit, String meaning) {
    ids.add(proposal.id() + "." + id);
    text.append(
        "  %s.%s:\n    name: %s\n    unit: %s\n    meaning: %s\n"
            .formatted(
                proposal.id(),
                id,
                YamlText.quoted(name),
                YamlText.quoted(unit),
                YamlText.quoted(meaning)));
  }

  /** The table of these metrics, after their text is made. */
  String table() {
    Optional<ProposedField> by =
        switch (proposal.kind()) {
          case CROSS, REPORT, FILE_REPORT -> proposal.unit();
          default -> proposal.groups().stream().findFirst();
        };
    String sheet = proposal.title().replaceAll("[\\[\\]:*?/\\\\']", "");
    return """
    table: %s
    title: %s
    sheet: %s
    intro: %s
    rows: %s
    metrics: [%s]
    """
        .formatted(
            proposal.id().replace('_', '-'),
            YamlText.quoted(proposal.title()),
            YamlText.quoted(sheet.substring(0, Math.min(LONGEST_SHEET, sheet.length()))),
            YamlText.quoted(proposal.title() + "的主要数字。"),
            by.map(field -> "groups\nby: " + field.name() + "\norder: value").orElse("metrics"),
            String.join(", ", ids));
  }
}
