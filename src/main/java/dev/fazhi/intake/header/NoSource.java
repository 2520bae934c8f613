package dev.fazhi.intake.header;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a file fits no source: what the nearest one lacks, and what its columns may mean.
 */
public final class NoSource {

  private static final int MOST_SHOWN = 20;

  private NoSource() {}

  /** What the header of such a sheet seems to say, as it may be shown; nothing when in doubt. */
  public static List<String> seen(SheetHead head) {
    return HeaderGuess.shown(head.filled());
  }

  /**
   * The refusal of a file whose headers come nearest to {@code nearest}.
   *
   * @param seen what its header seems to say; nothing when that is not known
   */
  public static FileRejectedException refusal(
      String file, @Nullable HeaderMatch nearest, int searched, List<String> seen) {
    if (nearest == null) {
      return FileFault.HEADERS_MISSING.refuse(
          Place.of(file),
          "",
          "前 %s 行里没有任何已知的列名，找不到表头%s；请放入原样的导出文件，或在 jobs/sources 里登记它的列名（新的一种导出，运行 ./fazhi new-source 文件 提出定义）。"
              .formatted(
                  searched, seen.isEmpty() ? "" : "（像是表头的一行：" + String.join("、", seen) + "）"));
    }
    List<String> missing = nearest.missing().stream().map(NoSource::described).toList();
    String title = nearest.missing().isEmpty() ? "" : nearest.missing().get(0).title();
    String sheet = nearest.rows().last().sheet();
    String message =
        "%s最接近的是『%s』，但缺少必需的列：%s%s%s。请改正表头后重新放入；是新的一种导出的，运行 ./fazhi new-source 文件 提出定义。"
            .formatted(
                sheet.isEmpty() ? "" : "工作表“" + SafeText.safe(sheet) + "”",
                nearest.source().title(),
                String.join("、", missing),
                others(nearest),
                doubled(nearest));
    return FileFault.HEADERS_MISSING.refuse(SourceChoice.place(file, nearest, -1), title, message);
  }

  /** In half a sentence why a sheet is of no source. */
  public static String reason(@Nullable HeaderMatch nearest) {
    if (nearest == null || nearest.fields().isEmpty()) {
      return "没有找到表头";
    }
    List<String> missing = nearest.missing().stream().map(Field::title).toList();
    return "最接近『%s』，缺少%s".formatted(nearest.source().title(), String.join("、", missing));
  }

  private static String described(Field field) {
    List<String> others = field.headers().stream().skip(1).toList();
    return field.title() + (others.isEmpty() ? "" : "（也可写作 " + String.join("、", others) + "）");
  }

  /**
   * The columns that nothing names, each with what it may mean. A row of which hardly anything is
   * known may be data, so nothing of it is shown.
   */
  private static String others(HeaderMatch nearest) {
    if (nearest.ignored().isEmpty() || nearest.explained().cardinality() < 2) {
      return "";
    }
    Set<String> wanted = wanted(nearest);
    List<String> shown = new ArrayList<>();
    for (HeaderText header : nearest.ignored().values()) {
      if (shown.size() == MOST_SHOWN) {
        shown.add("等 " + nearest.ignored().size() + " 列");
        break;
      }
      String meant = Spelling.nearest(header.bare(), wanted);
      shown.add(header.shown() + (meant == null ? "" : "（你是不是想写“" + meant + "”？）"));
    }
    return "；不认识的列：" + String.join("、", shown);
  }

  private static String doubled(HeaderMatch nearest) {
    if (nearest.doubled().isEmpty()) {
      return "";
    }
    return nearest.doubled().values().stream()
        .map(named -> named.header().shown())
        .collect(Collectors.joining("、", "；重复的列：", ""));
  }

  /** The headers of the fields without a column, those of required fields first. */
  private static Set<String> wanted(HeaderMatch nearest) {
    Set<String> wanted = new LinkedHashSet<>();
    nearest.missing().forEach(field -> wanted.addAll(field.headers()));
    List<Field> fields = nearest.source().fields();
    for (int field = 0; field < fields.size(); field++) {
      if (nearest.column(field) == null) {
        wanted.addAll(fields.get(field).headers());
      }
    }
    return wanted;
  }
}
