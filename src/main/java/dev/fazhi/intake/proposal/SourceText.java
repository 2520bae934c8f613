package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import java.util.List;

/** The declaration of a proposed source as text. */
final class SourceText {

  private final Proposal proposal;
  private final StringBuilder text = new StringBuilder();

  SourceText(Proposal proposal) {
    this.proposal = proposal;
  }

  String text(List<String> decisions) {
    line("# 由 new-source 按 " + proposal.table().rows() + " 行数据提出，请逐行看过再用；字段名可以改成好记的英文。");
    if (!decisions.isEmpty()) {
      line("# 要由人决定的：");
      decisions.forEach(each -> line("# - " + each));
    }
    line("source: " + proposal.id());
    line("title: " + YamlText.quoted(proposal.title()));
    line("grain: " + grain());
    if (proposal.isKeyedByRow()) {
      line("key: row                # 没有一列认得出是哪一行：重报的日期整段替换");
    } else {
      line("key: [" + String.join(", ", proposal.keyFields()) + "]");
    }
    time();
    line("fields:");
    proposal.fields().forEach(this::field);
    if (proposal.kind() == ProposalKind.CROSS) {
      line("  month: { label: 月份, type: period, required: true }");
      line("  value: { label: 数值, type: decimal, required: true }");
    } else if (proposal.kind() == ProposalKind.ROSTER) {
      line(
          "  newest: { label: 最近一期, type: date, lookup: { source: %s, take: as_at, latest: as_at } }"
              .formatted(proposal.id()));
    }
    line("# 这些列读的时候就丢掉；不含个人信息而要统计的，移到上面作字段");
    line("personal: " + YamlText.list(proposal.personal()));
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private String grain() {
    return switch (proposal.kind()) {
      case EVENT, TIMELESS -> "一行一件";
      case CROSS -> "一行一个单位一个月";
      case REPORT, FILE_REPORT -> "一行一个单位一期";
      case ROSTER -> "一期里的一行";
    };
  }

  private void time() {
    if (proposal.kind() == ProposalKind.CROSS) {
      line("coverage: month");
      String ending = proposal.months().get(0).header().endsWith("份") ? "*月份" : "*月";
      line("unpivot: { columns: [\"" + ending + "\"], into: month, value: value }");
      return;
    }
    if (proposal.kind() == ProposalKind.ROSTER) {
      line("delivery: full          # 同一期重报的，整期替换");
    }
    proposal.coverage().ifPresent(field -> line("coverage: " + field.name()));
    List<String> events =
        proposal.kind() == ProposalKind.ROSTER
            ? List.of("as_at")
            : proposal.days().stream().map(ProposedField::name).toList();
    if (!events.isEmpty()) {
      line("events: [" + String.join(", ", events) + "]");
    }
  }

  private boolean isRequired(ProposedField field) {
    return !proposal.isKeyedByRow() && proposal.keyFields().contains(field.name())
        || field.profile().filled() == proposal.table().rows()
            && proposal.coverage().filter(field::equals).isPresent();
  }

  private void field(ProposedField field) {
    line("  " + field.name() + ":");
    if (field.derive().isEmpty()) {
      line("    headers: [" + YamlText.quoted(field.profile().header()) + "]");
    } else {
      line("    label: " + field.profile().header());
      line("    derive: " + field.derive());
    }
    line("    type: " + EnumNames.word(field.type()));
    if (isRequired(field)) {
      line("    required: true");
    }
    if (!field.format().isEmpty()) {
      line("    format: " + field.format() + (field.doubtful() ? "   # 月日的次序两种都读得通，请核对" : ""));
    }
    if (!field.empty().isEmpty()) {
      List<String> shown = field.empty().stream().map(Privacy::shown).toList();
      line("    empty: " + YamlText.list(shown) + "   # 读不成的字样，按没有填读；请核对");
    }
    if (field.type() == Type.TEXT && field.isCategory() && mayShow(field)) {
      values(field);
    }
  }

  private void values(ProposedField field) {
    if (proposal.persons().areNames(field.profile().distinct())) {
      line("    # 取值像是人名，没有列出；是人名的，把这一列移到 personal");
      return;
    }
    line("    unknown: warn");
    line("    values:");
    field.profile().distinct().forEach(value -> line("      " + YamlText.quoted(value) + ": []"));
  }

  /** Whether the values may be written out: none of them has anything personal about it. */
  private static boolean mayShow(ProposedField field) {
    return field.profile().distinct().stream()
        .allMatch(value -> Privacy.mask(Texts.clean(value)) == null);
  }
}
