package dev.fazhi.sample.reader;

import dev.fazhi.sample.file.FilePlan;
import dev.fazhi.sample.record.CellValue;
import dev.fazhi.sample.record.Column;
import dev.fazhi.sample.record.Records;
import dev.fazhi.sample.record.SampleErrors;
import dev.fazhi.sample.record.SampleNode;
import dev.fazhi.sample.record.Vocabulary;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what files are to be written. */
final class FilesReader {

  private static final long MOST = 1_000_000;
  private static final LocalTime LAST = LocalTime.of(23, 59, 59);
  private static final long MOST_OLD = 60_000;
  private static final int LONGEST_TAB = 25;
  private static final List<String> ENCODINGS = List.of("UTF-8", "GB18030", "UTF-16LE");
  private static final String KINDS = ".xlsx、.xls、.csv、.tsv";

  private final Map<String, Records> records;
  private final ColumnReader columns;
  private final SampleErrors mistakes;

  FilesReader(Vocabulary vocabulary, Map<String, Records> records, SampleErrors mistakes) {
    this.records = records;
    this.columns = new ColumnReader(vocabulary, mistakes);
    this.mistakes = mistakes;
  }

  FilePlan read(SampleNode part) {
    part.entries("name", "saved", "rows", "encoding", "mark", "sheets");
    FilePlan.Format format = format(part);
    List<FilePlan.Sheet> sheets = new ArrayList<>();
    for (SampleNode sheet : part.need("sheets").list()) {
      FilePlan.Sheet read = sheet(sheet, format);
      if (sheets.stream().anyMatch(other -> other.name().equals(read.name()))) {
        throw sheet.wrong("工作表“" + read.name() + "”写了两次，请换一个名称");
      }
      sheets.add(read);
    }
    boolean isText = format instanceof FilePlan.Delimited;
    if (sheets.isEmpty() || isText && sheets.size() > 1) {
      throw part.need("sheets").wrong(isText ? "文本文件只能有一张表" : "至少应有一张表");
    }
    Optional<Long> most = part.find("rows").map(rows -> rows.whole(1, MOST));
    SampleNode name = part.need("name");
    if (most.isPresent() && !name.text().contains(FilePlan.PART)) {
      throw name.wrong("限了 rows 的文件可能分成几份，文件名里要有 " + FilePlan.PART);
    }
    return new FilePlan(
        name.text(),
        format,
        most.orElse(Long.MAX_VALUE),
        part.need("saved").date().atTime(LAST),
        sheets);
  }

  private static FilePlan.Format format(SampleNode part) {
    SampleNode name = part.need("name");
    if (name.text().contains("/") || name.text().contains("\\")) {
      throw name.wrong("文件名“" + name.text() + "”里不能有斜杠");
    }
    String lower = name.text().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xlsx") || lower.endsWith(".xls")) {
      return new FilePlan.Workbook(lower.endsWith(".xls"));
    }
    if (!lower.endsWith(".csv") && !lower.endsWith(".tsv")) {
      throw name.wrong("“" + name.text() + "”的扩展名应为 " + KINDS);
    }
    return new FilePlan.Delimited(
        charset(part.need("encoding")),
        part.find("mark").map(SampleNode::yes).orElse(false),
        lower.endsWith(".csv") ? ',' : '\t');
  }

  private static Charset charset(SampleNode part) {
    if (!ENCODINGS.contains(part.text())) {
      throw part.wrong("不认识编码“" + part.text() + "”，这里可用：" + String.join("、", ENCODINGS));
    }
    return Charset.forName(part.text());
  }

  private FilePlan.Sheet sheet(SampleNode part, FilePlan.Format format) {
    part.entries(
        "name",
        "title",
        "records",
        "as_at",
        "after",
        "rows",
        "blank_after",
        "columns",
        "spoilt",
        "total",
        "notes");
    return new FilePlan.Sheet(
        tab(part.need("name")),
        part.find("title").map(SampleNode::text).orElse(null),
        part.find("records").map(records -> content(records, part, format)).orElse(null),
        part.find("total").map(SampleNode::text).orElse(null),
        part.find("notes").map(SampleNode::texts).orElse(List.of()));
  }

  private static String tab(SampleNode part) {
    String name = part.text();
    if (name.isBlank() || name.length() > LONGEST_TAB || name.matches(".*[\\[\\]:*?/\\\\'].*")) {
      throw part.wrong("工作表名“" + name + "”应有 1 到 " + LONGEST_TAB + " 个字，且不含 [ ] : * ? / \\ '");
    }
    return name;
  }

  private FilePlan.Content content(SampleNode of, SampleNode part, FilePlan.Format format) {
    Records found = records.get(of.text());
    if (found == null) {
      throw mistakes.unknown(of, "records");
    }
    boolean isText = format instanceof FilePlan.Delimited;
    List<Column> shown = columns.read(part.need("columns"), found.fields(), isText);
    long most =
        isText ? Long.MAX_VALUE : format.equals(new FilePlan.Workbook(true)) ? MOST_OLD : MOST;
    return new FilePlan.Content(
        found,
        new Records.View(
            part.find("after").map(FilesReader::moment).orElse(LocalDateTime.MIN),
            part.find("as_at").map(FilesReader::moment).orElse(LocalDateTime.MAX)),
        shown,
        part.find("rows").map(rows -> rows.whole(1, most)).orElse(most),
        part.find("blank_after").map(FilesReader::numbers).orElse(List.of()),
        part.find("spoilt").map(rows -> spoilt(rows, shown)).orElse(List.of()));
  }

  private static List<Long> numbers(SampleNode part) {
    return part.list().stream().map(number -> number.whole(1, MOST)).toList();
  }

  private static LocalDateTime moment(SampleNode part) {
    return part.date().atTime(LAST);
  }

  private static List<FilePlan.Spoilt> spoilt(SampleNode part, List<Column> columns) {
    List<FilePlan.Spoilt> rows = new ArrayList<>();
    for (SampleNode row : part.list()) {
      row.entries("after", "why", "cells");
      row.need("why").text();
      Map<String, Optional<CellValue>> cells = new HashMap<>();
      row.need("cells")
          .entries()
          .forEach((header, value) -> cells.put(header, cell(header, value, columns)));
      rows.add(new FilePlan.Spoilt(row.need("after").whole(1, MOST), cells));
    }
    rows.sort(Comparator.comparingLong(FilePlan.Spoilt::after));
    return rows;
  }

  private static Optional<CellValue> cell(String header, SampleNode value, List<Column> columns) {
    if (columns.stream().noneMatch(column -> column.header().equals(header))) {
      throw value.wrong("这张表没有“" + header + "”列");
    }
    if (value.isText()) {
      return value.text().isEmpty()
          ? Optional.empty()
          : Optional.of(new CellValue.Text(value.text()));
    }
    value.entries("number");
    SampleNode number = value.need("number");
    if (!number.text().matches("-?\\d+(\\.\\d+)?")) {
      throw number.wrong("“" + number.text() + "”不是数字");
    }
    return Optional.of(new CellValue.Number(new BigDecimal(number.text()), "0"));
  }
}
