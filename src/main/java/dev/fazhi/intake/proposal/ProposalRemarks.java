package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the exports do not tell about themselves, so that a person has to decide it. */
final class ProposalRemarks {

  private static final Pattern QUARTER =
      Pattern.compile("(?i)[一二三四1-4]季度?|季度[一二三四1-4]|(?<![a-z])Q[1-4](?![0-9])");

  private final Proposal proposal;
  private final List<String> remarks = new ArrayList<>();

  ProposalRemarks(Proposal proposal) {
    this.proposal = proposal;
  }

  List<String> all() {
    time();
    key();
    numbers();
    columns();
    return List.copyOf(remarks);
  }

  private void time() {
    switch (proposal.kind()) {
      case TIMELESS ->
          remarks.add("没有日期列，数不到统计期里，所以没有提出指标和表：补上日期列，或把期写进文件名（名册_20221130、统计表_2022年11月）再试。");
      case ROSTER -> remarks.add("没有日期列，按名册读：文件名里的日期是哪一期，每期的文件名都要写；数的是截止日前最近的一期。");
      case FILE_REPORT ->
          remarks.add("没有日期列：统计期取文件名里的年或年月，每期的文件名都要写。各月的数相加；表里已是年初以来累计数的，给指标写 state: true。");
      case CROSS -> {
        if (!proposal.table().isDated()) {
          remarks.add("表头只写了月份，工作表名、标题和文件名里都没有年份，行会退回：在文件名里写上年份，如 统计表2022年。");
        }
      }
      case EVENT -> {
        List<ProposedField> others =
            proposal.days().stream()
                .filter(field -> proposal.coverage().stream().noneMatch(field::equals))
                .filter(field -> proposal.end().stream().noneMatch(field::equals))
                .toList();
        if (!others.isEmpty()) {
          remarks.add(
              "按%s归入统计期；要按%s数的，改 coverage 和指标的 date。"
                  .formatted(
                      proposal.headers(proposal.coverage().stream().toList()),
                      proposal.headers(others)));
        }
      }
      case REPORT -> {}
    }
    proposal.fields().stream()
        .filter(ProposedField::doubtful)
        .forEach(
            field ->
                remarks.add(
                    "“%s”月在前、日在前两种都读得通，这里按 %s 读，请核对。"
                        .formatted(field.profile().header(), field.format())));
  }

  private void key() {
    proposal.fields().stream()
        .filter(field -> proposal.key().contains(field.name()) && field.profile().isBeyond())
        .forEach(
            field ->
                remarks.add(
                    "“%s”只比了前 %s 个不同的值，后面的行之间没有比过：先运行一次，看有没有说主键重复。"
                        .formatted(field.profile().header(), ColumnProfile.MOST_DISTINCT)));
    if (!proposal.running().isEmpty()) {
      remarks.add("“" + String.join("”“", proposal.running()) + "”只是行的次序，下一份又从头排，没有收。");
    }
    if (proposal.kind() == ProposalKind.EVENT || proposal.kind() == ProposalKind.TIMELESS) {
      if (proposal.key().isEmpty()) {
        remarks.addAll(
            new KeyChoice(proposal.fields(), proposal.table(), proposal.words()).remarks());
        if (proposal.kind() == ProposalKind.TIMELESS) {
          remarks.add("没有一列认得出是哪一行，主键先写了第一列，请改。");
        }
      } else if (proposal.key().size() > 1) {
        remarks.add("编号单独有重复，主键写了两列（" + String.join("、", proposal.key()) + "），请核对。");
      }
    }
  }

  private void numbers() {
    List<ProposedField> left =
        proposal.fields().stream()
            .filter(field -> field.type().isNumber() && !proposal.numbers().contains(field))
            .toList();
    if (!left.isEmpty()) {
      remarks.add(proposal.headers(left) + "相加没有意义（比率、代码或只有一种数），没有提出指标。");
    }
    List<ProposedField> rates =
        proposal.fields().stream()
            .filter(field -> field.type() == Type.TEXT && proposal.tells(ProposalWords.RATE, field))
            .toList();
    if (!rates.isEmpty()) {
      remarks.add(proposal.headers(rates) + "是算好的比率，不能相加：用 ratio 由分子、分母两个指标算。");
    }
  }

  private void columns() {
    List<ProposedField> quarters =
        proposal.fields().stream()
            .filter(field -> QUARTER.matcher(field.profile().header()).find())
            .toList();
    if (quarters.size() > 1 && proposal.kind() != ProposalKind.CROSS) {
      remarks.add(
          proposal.headers(quarters)
              + "是各季度并列的数，这里各成一个指标，说的是整个统计期，不归到各季：要按季归期的，在导出里改成一行一个月（或季末的月份），加“年月”一列再提出。");
    }
    proposal.fields().stream()
        .filter(field -> field.unreadable() > 0)
        .forEach(
            field ->
                remarks.add(
                    "“%s”有 %s 种写法读不成，那些行会退回：在导出里改正，或把 type 改成 text。"
                        .formatted(field.profile().header(), field.unreadable())));
    if (!proposal.others().isEmpty()) {
      remarks.add(
          "工作表“"
              + String.join("”“", proposal.others())
              + "”的表头不同，没有看；每份都有的，写明只读哪些工作表，如 sheets: "
              + YamlText.list(proposal.table().sheets().distinct())
              + "，免得每次提示。");
    }
    if (!proposal.table().nameless().isEmpty()) {
      remarks.add(String.join("、", proposal.table().nameless()) + " 列有内容而没有表头，没有收。");
    }
    if (!proposal.table().doubled().isEmpty()) {
      remarks.add(
          "表头“" + String.join("”“", proposal.table().doubled()) + "”有两列同名，读的是前一列；请在导出里改成不同的名字。");
    }
  }
}
