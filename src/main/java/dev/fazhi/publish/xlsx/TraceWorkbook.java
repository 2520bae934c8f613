package dev.fazhi.publish.xlsx;

import dev.fazhi.definition.Metric;
import dev.fazhi.measure.trace.Trace;
import dev.fazhi.measure.trace.TracePart;
import dev.fazhi.model.Period;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.office.DeterministicZip;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.EastAsian;
import dev.fazhi.publish.text.FileTrees;
import dev.fazhi.publish.text.SafeFileName;
import dev.fazhi.publish.text.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows behind a figure as a workbook: the computation on the first sheet, then the rows
 * of each part. It is streamed, and gets its name only when the rows give the figure.
 */
public final class TraceWorkbook {

  private static final int WINDOW = 100;
  private static final int HEADING_WIDTH = 16;
  private static final int TEXT_WIDTH = 110;
  private static final int MARGIN = 6;
  private static final int LINE_POINTS = 16;

  private TraceWorkbook() {}

  /**
   * The result of writing.
   *
   * @param file the workbook
   * @param rows of each part, in their order
   */
  public record Written(Path file, List<Long> rows) {}

  /** The default path of a trace: beside the vintage that it explains. */
  public static Path place(Path output, Trace trace) {
    List<String> words = new ArrayList<>(List.of(trace.metric().id()));
    if (!trace.by().isEmpty()) {
      words.add(trace.by());
      words.add(trace.group());
    }
    if (trace.period().kind() == Period.Kind.MONTH) {
      words.add(trace.period().from().toString().substring(0, 7));
    } else if (trace.period().kind() == Period.Kind.YEAR) {
      // last year's figure belongs to that of the year after, counted at another cut-off
      words.add(trace.period().from().getYear() + (trace.prior() ? "-prior" : "-year"));
    } else if (trace.period().kind() == Period.Kind.PREVIOUS
        || !trace.vintageAsOf().isYear() && trace.period().kind() == Period.Kind.YTD) {
      words.add(trace.period().kind().id() + "-" + trace.period().from());
    } else if (trace.prior()) {
      words.add(Integer.toString(trace.period().from().getYear()));
    }
    return output
        .resolve(trace.vintageAsOf().id())
        .resolve("trace")
        .resolve(SafeFileName.workbook(String.join("-", words), new HashSet<>()));
  }

  /**
   * Writes the workbook; one of that name is replaced.
   *
   * @throws Problem FZ-502 when it cannot be written; FZ-521 and FZ-322 as {@link TracePart#read}
   *     says, and then nothing is written
   */
  public static Written write(Trace trace, Path file) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
    try {
      Files.createDirectories(part.getParent());
      try {
        List<Long> rows = stream(trace, part);
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        return new Written(file, rows);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failed) {
      throw new Problem(
          "FZ-502",
          "写不了 " + file + "（" + FileTrees.reason(failed) + "）；请检查磁盘空间、写入权限和它是否正被打开。",
          failed);
    }
  }

  private static List<Long> stream(Trace trace, Path file) throws IOException {
    List<Long> counts = new ArrayList<>();
    try (XSSFWorkbook plain = new XSSFWorkbook();
        SXSSFWorkbook workbook = new SXSSFWorkbook(plain, WINDOW, true, false)) {
      String title = "溯源：" + trace.metric().name();
      DocumentProperties.set(plain, title, "", trace.vintageAsOf().day());
      TraceStyles styles = new TraceStyles(workbook);
      SXSSFSheet about = workbook.createSheet("说明");
      for (int i = 0; i < trace.parts().size(); i++) {
        TracePart part = trace.parts().get(i);
        TraceSheet sheet = new TraceSheet(workbook, styles, name(trace, i), part);
        counts.add(part.read(sheet::add));
        sheet.finish();
      }
      about(about, trace, counts, styles);
      // the JDK cannot read the streamed zip64 form back
      workbook.setZip64Mode(Zip64Mode.Never);
      Path raw = file.resolveSibling(file.getFileName() + ".raw");
      try {
        try (OutputStream out = Files.newOutputStream(raw)) {
          workbook.write(out);
        }
        DeterministicZip.again(raw, file);
      } finally {
        Files.deleteIfExists(raw);
      }
    }
    return counts;
  }

  private static String name(Trace trace, int part) {
    List<String> parts = trace.parts().stream().map(each -> each.metric().id()).toList();
    if (trace.metric().counting() instanceof Metric.Ratio of && parts.equals(of.operands())) {
      return part == 0 ? "分子" : "分母";
    }
    return trace.parts().size() == 1 ? "明细" : "第" + (part + 1) + "项";
  }

  private static void about(SXSSFSheet sheet, Trace trace, List<Long> counts, TraceStyles styles) {
    sheet.setColumnWidth(0, HEADING_WIDTH * 256);
    sheet.setColumnWidth(1, TEXT_WIDTH * 256);
    int next = 0;
    for (List<String> line : lines(trace, counts)) {
      Row row = sheet.createRow(next++);
      styles.text(row, 0, line.get(0), true);
      styles.text(row, 1, line.get(1), false);
      // programs that convert without a window do not compute the height of wrapped text
      int height = EastAsian.lines(line.get(1), TEXT_WIDTH - MARGIN);
      row.setHeightInPoints((float) height * LINE_POINTS);
    }
    TraceSheet.print(sheet);
  }

  /**
   * The lines of the first sheet, a heading and a text each: the figure, its computation, the
   * result.
   */
  public static List<List<String>> lines(Trace trace, List<Long> counts) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("指标", trace.metric().name() + "（" + trace.metric().id() + "）"));
    lines.add(List.of("统计期", Wording.period(trace.period()) + (trace.prior() ? "（上年同期）" : "")));
    if (!trace.by().isEmpty()) {
      lines.add(List.of("分组", trace.by() + " = " + CellText.visible(trace.group())));
    }
    lines.add(List.of("数值", number(trace.value().value()) + " " + trace.metric().unit()));
    lines.add(List.of("版次", "第 " + trace.vintage() + " 版，据第 " + trace.lastLoad() + " 次及以前的装载"));
    lines.add(List.of("口径", trace.metric().meaning()));
    lines.add(List.of("公式", trace.formula()));
    if (trace.parts().isEmpty()) {
      boolean given = trace.metric().counting() instanceof Metric.Given;
      lines.add(List.of("明细", given ? "没有：数不是数出来的，写在参照表里" : "没有：这段时间来源还没有数据，没有计数"));
    }
    for (int i = 0; i < trace.parts().size(); i++) {
      TracePart part = trace.parts().get(i);
      String name = name(trace, i);
      if (trace.parts().size() > 1) {
        lines.add(List.of(name, part.metric().name() + "：" + part.metric().meaning()));
        lines.add(List.of(name + "数值", number(part.expected()) + " " + part.metric().unit()));
      }
      if (i < counts.size()) {
        lines.add(List.of(name + "行数", counts.get(i) + " 行，合起来与数值一致"));
      }
      lines.add(List.of(name + " SQL", part.sql()));
    }
    return lines;
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "无" : value.toPlainString();
  }
}
