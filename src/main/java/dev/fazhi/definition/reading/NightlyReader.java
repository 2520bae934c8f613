package dev.fazhi.definition.reading;

import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Nightly.Calendar;
import dev.fazhi.definition.Nightly.Layout;
import dev.fazhi.definition.Nightly.Receipt;
import dev.fazhi.definition.Nightly.Retention;
import dev.fazhi.definition.reading.source.Known;
import dev.fazhi.definition.reading.source.ReadingReader;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import dev.fazhi.model.Limits;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code nightly.yml}.
 *
 * @param known ids of the sources
 */
record NightlyReader(Reporter reporter, Known known) {

  Nightly read(Block file) {
    checkSchedule(file.word("schedule"));
    return new Nightly(
        file.text("schedule"),
        zone(file.word("zone")),
        limits(block(file, "limits")),
        file.whole("settle_seconds", 0),
        blocking(file.words("blocking")),
        calendars(file.blocks("calendars")),
        layout(block(file, "layout")),
        file.text("area"),
        file.text("contact"),
        receipt(file),
        retention(file.block("retention")),
        retry(file.block("retry")),
        new NotifyReader(reporter).read(file.block("notify")),
        file.has("empty") ? file.texts("empty") : Nightly.EMPTY);
  }

  private static Nightly.Retry retry(@Nullable Block block) {
    return block == null
        ? Nightly.Retry.USUAL
        : new Nightly.Retry(block.whole("times", 0), block.whole("minutes", 1));
  }

  private Receipt receipt(Block file) {
    List<Word> waiting = file.words("wait_for_ok_sources");
    waiting.forEach(word -> known.requireSource(word, reporter));
    return new Receipt(
        file.flag("overdue_needs_person"),
        file.flag("wait_for_ok"),
        waiting.stream().map(Word::text).toList());
  }

  private Retention retention(@Nullable Block block) {
    if (block == null) {
      return Retention.USUAL;
    }
    Integer archive = days(block, "archive_days");
    Integer rejects = days(block, "rejects_days");
    if (archive != null && (rejects == null || rejects > archive)) {
      reporter.at(
          block,
          "归档副本只留 archive_days: " + archive + " 天，退回的行不能留得更久；请写 rejects_days，且不大于 archive_days");
    }
    Integer runs = days(block, "run_days");
    Integer actions = days(block, "audit_days");
    return new Retention(
        archive,
        days(block, "log_days"),
        rejects,
        runs == null ? Retention.USUAL.runDays() : runs,
        actions == null ? Retention.USUAL.auditDays() : actions);
  }

  private static @Nullable Integer days(Block block, String key) {
    return block.word(key) == null ? null : block.whole(key, 0);
  }

  private static Block block(Block file, String key) {
    Block block = file.block(key);
    return block == null ? Block.empty(file.line()) : block;
  }

  private void checkSchedule(@Nullable Word schedule) {
    String fault = schedule == null ? null : Cron.fault(schedule.text());
    if (schedule != null && fault != null) {
      reporter.at(schedule, "schedule“" + schedule.text() + "”" + fault);
    }
  }

  private ZoneId zone(@Nullable Word word) {
    ZoneId zone = ReadingReader.zone(word, reporter);
    return zone == null ? ZoneOffset.UTC : zone;
  }

  private Limits limits(Block limits) {
    return new Limits(
        size(limits.word("bytes")),
        size(limits.word("inflated_bytes")),
        limits.whole("ratio", 1),
        limits.whole("rows", 1),
        limits.whole("columns", 1),
        limits.whole("cell_characters", 1),
        limits.whole("seconds", 1));
  }

  /** In bytes; the shape has reported what is no size. */
  private static long size(@Nullable Word size) {
    if (size == null || !size.text().matches("[0-9]{1,9}[KMG]?")) {
      return 0;
    }
    String text = size.text();
    int shift = 10 * ("KMG".indexOf(text.charAt(text.length() - 1)) + 1);
    return Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift;
  }

  private List<String> blocking(List<Word> words) {
    Set<String> seen = new HashSet<>();
    for (Word word : words) {
      known.requireSource(word, reporter);
      if (!seen.add(word.text())) {
        reporter.at(word, "数据源“" + word.text() + "”写了两次；请删去一处");
      }
    }
    return words.stream().map(Word::text).toList();
  }

  private List<Calendar> calendars(List<Block> blocks) {
    List<Calendar> calendars = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Block block : blocks) {
      Word source = block.word("source");
      if (source == null) {
        continue;
      }
      known.requireSource(source, reporter);
      if (!seen.add(source.text())) {
        reporter.at(source, "数据源“" + source.text() + "”有两个报送日历；请删去一个");
      }
      calendars.add(
          new Calendar(
              source.text(),
              EnumNames.constant(Calendar.Every.class, block.text("every"), Calendar.Every.MONTH),
              block.whole("grace_days", 0)));
    }
    return List.copyOf(calendars);
  }

  private static Layout layout(Block layout) {
    List<String> nothing = layout.texts("nothing");
    return new Layout(
        layout.texts("totals"),
        layout.texts("notes"),
        nothing.isEmpty() ? Layout.NOTHING : nothing,
        layout.whole("header_within_rows", 1));
  }
}
