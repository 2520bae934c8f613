package dev.fazhi.publish.table;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the tables for filing, with the same figures as the other tables. */
final class FilingForms {

  static final String TOTAL = "合计";

  private static final String SUBJECT_NUMBER = "甲";
  private static final String UNNAMED = "未填写";
  private static final String SIGNATURES = "单位负责人：　　　　　　审核人：　　　　　　制表人：　　　　　　报出日期：　　　　年　　月　　日";

  /** The two numbers that each change lies between. */
  private static final Map<Filing.Part, List<Filing.Part>> CHANGES =
      Map.of(
          Filing.Part.CHANGE, List.of(Filing.Part.VALUE, Filing.Part.PRIOR),
          Filing.Part.MONTH_CHANGE, List.of(Filing.Part.MONTH, Filing.Part.MONTH_PRIOR),
          Filing.Part.MONTH_ON_MONTH, List.of(Filing.Part.MONTH, Filing.Part.LAST_MONTH));

  private final Definitions definitions;
  private final AsOf asOf;
  private final FigureIndex figures;
  private final ExtraColumns extra;

  FilingForms(PublicationInput publication) {
    definitions = publication.definitions();
    asOf = publication.vintage().asOf();
    figures = new FigureIndex(publication.vintage());
    extra = new ExtraColumns(definitions, figures, asOf);
  }

  FilingForm of(Table table, Filing filing) {
    List<List<Datum>> rows = new ArrayList<>();
    rows.add(row(TOTAL, filing, null, table));
    TableGroups groups = TableGroups.of(figures, table, definitions);
    for (String group : groups.shown()) {
      String name = group.equals(Figure.NO_GROUP) ? UNNAMED : group;
      rows.add(row(name, filing, group, table));
    }
    return new FilingForm(
        table.sheet(),
        table.title(),
        above(table, filing),
        subject(table),
        heads(filing),
        numbers(filing),
        rows,
        below(table, filing));
  }

  private List<List<String>> above(Table table, Filing filing) {
    Set<String> units = new LinkedHashSet<>();
    table.metrics().forEach(id -> units.add(definitions.metric(id).unit()));
    String code = filing.code().isEmpty() ? "" : "表号：" + filing.code();
    return List.of(
        List.of("填报单位（盖章）：", code),
        List.of("统计期：" + Wording.period(asOf.reported()), "计量单位：" + String.join("、", units)));
  }

  private List<String> below(Table table, Filing filing) {
    List<String> below = new ArrayList<>(List.of(SIGNATURES));
    below.add("说明：" + table.intro() + "“" + FilingForm.NONE + "”表示没有发生、没有数据或不能计算。");
    below.addAll(
        extra.lines(
            table, filing.leaves().stream().map(Filing.Leaf::part).collect(Collectors.toSet())));
    below.addAll(table.notes());
    return below;
  }

  private String subject(Table table) {
    String by = table.by() == null ? "" : table.by();
    return definitions
        .source(definitions.metric(table.metrics().get(0)).source())
        .field(by)
        .title();
  }

  private static List<FilingForm.Head> heads(Filing filing) {
    List<FilingForm.Head> heads = new ArrayList<>();
    for (Filing.Head head : filing.heads()) {
      List<String> leaves =
          head.leaves().stream()
              .map(Filing.Leaf::header)
              .filter(header -> !header.isEmpty())
              .map(FilingForms::broken)
              .toList();
      heads.add(new FilingForm.Head(broken(head.header()), leaves));
    }
    return heads;
  }

  /** The header with its unit on a separate line. */
  private static String broken(String header) {
    return header.replace("（", "\n（");
  }

  private List<Datum> row(String name, Filing filing, @Nullable String group, Table table) {
    List<Datum> row = new ArrayList<>(List.of(Datum.of(name)));
    List<Metric> beside =
        filing.leaves().stream().map(leaf -> definitions.metric(leaf.metric())).distinct().toList();
    String by = table.by();
    Function<String, @Nullable Figure> own =
        id -> group == null || by == null ? figures.total(id) : figures.group(id, by, group);
    ExtraColumns.Row about =
        group == null || by == null
            ? ExtraColumns.Row.TOTAL
            : new ExtraColumns.Row(by, group, null);
    for (Filing.Leaf leaf : filing.leaves()) {
      Metric metric = definitions.metric(leaf.metric());
      FigurePart part = part(leaf);
      int decimals = ExtraWording.decimals(metric, leaf.part());
      row.add(
          part == null
              ? extra.cell(metric, leaf.part(), about, beside)
              : FigureCell.of(metric, part, decimals, Marker.MISSING, beside, own));
    }
    return row;
  }

  private boolean isRate(Filing.Leaf leaf) {
    return definitions.metric(leaf.metric()).isPercentage();
  }

  /** The number of the year to date; null for what follows from other figures. */
  private @Nullable FigurePart part(Filing.Leaf leaf) {
    return switch (leaf.part()) {
      case VALUE -> FigurePart.VALUE;
      case PRIOR -> FigurePart.PRIOR_VALUE;
      case CHANGE -> isRate(leaf) ? FigurePart.CHANGE_POINTS : FigurePart.CHANGE_PERCENT;
      default -> null;
    };
  }

  /** Each column's number, with its formula where all that it is made of are columns too. */
  private List<String> numbers(Filing filing) {
    List<String> numbers = new ArrayList<>(List.of(SUBJECT_NUMBER));
    List<Filing.Leaf> leaves = filing.leaves();
    for (int i = 0; i < leaves.size(); i++) {
      numbers.add(i + 1 + formula(leaves.get(i), leaves));
    }
    return numbers;
  }

  private String formula(Filing.Leaf leaf, List<Filing.Leaf> leaves) {
    if (CHANGES.containsKey(leaf.part())) {
      List<Filing.Part> sides = CHANGES.get(leaf.part());
      int now = number(leaves, leaf.metric(), sides.get(0));
      int prior = number(leaves, leaf.metric(), sides.get(1));
      if (now == 0 || prior == 0) {
        return "";
      }
      String difference = now + "-" + prior;
      return isRate(leaf) ? "=" + difference : "=(" + difference + ")÷" + prior;
    } else if (leaf.part().isValue()
        && definitions.metric(leaf.metric()).counting() instanceof Metric.Ratio ratio) {
      int upper = number(leaves, ratio.numerator(), leaf.part());
      int lower = number(leaves, ratio.denominator(), leaf.part());
      return upper == 0 || lower == 0 ? "" : "=" + upper + "÷" + lower;
    }
    return "";
  }

  /** The column's number; 0 when there is no such column. */
  private static int number(List<Filing.Leaf> leaves, String metric, Filing.Part part) {
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).metric().equals(metric) && leaves.get(i).part() == part) {
        return i + 1;
      }
    }
    return 0;
  }
}
