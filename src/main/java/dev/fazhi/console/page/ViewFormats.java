package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.job.PartitionSteps;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers, times and states for the pages; their templates know it as formats. */
public record ViewFormats(ConsoleContext context) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String NONE = "–";
  private static final int KILO = 1024;

  /** A name from outside, safe to show. */
  public static String safe(String name) {
    return SafeText.safe(name);
  }

  /** Formats a UTC time in the zone of the definitions. */
  public String shown(LocalDateTime utc) {
    return shown(utc.toInstant(ZoneOffset.UTC));
  }

  public String shown(Instant at) {
    return at.atZone(zone()).format(TIME);
  }

  /** Formats a time of the machine's zone in the zone of the definitions. */
  public String local(@Nullable LocalDateTime here) {
    return here == null ? NONE : RunHistory.in(zone(), here).format(TIME);
  }

  private ZoneId zone() {
    return context.definitions().nightly().zone();
  }

  /** The title of a source. */
  public String source(String id) {
    Source known = context.definitions().sources().get(id);
    return known == null ? "未识别" : known.title();
  }

  /** A field's name in its first header. */
  public String field(String source, String name) {
    Source known = context.definitions().sources().get(source);
    return known == null
        ? name
        : known.fields().stream()
            .filter(field -> field.name().equals(name))
            .map(Field::title)
            .findFirst()
            .orElse(name);
  }

  /** A place inside its file. */
  public static String inFile(Place place) {
    return place.toString().replaceFirst("^[^·]*· ", "");
  }

  /** A value of a row. */
  public static String value(@Nullable Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof LocalDateTime time) {
      return time(time);
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Boolean yes) {
      return yes ? "是" : "否";
    }
    return value.toString();
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  public static String time(@Nullable LocalDateTime time) {
    return time == null ? NONE : time.format(TIME);
  }

  public static String took(@Nullable Duration took) {
    if (took == null) {
      return NONE;
    }
    long seconds = took.toSeconds();
    return seconds < 60 ? Math.max(1, seconds) + " 秒" : seconds / 60 + " 分 " + seconds % 60 + " 秒";
  }

  public static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    return bytes < (long) KILO * KILO
        ? count((bytes + KILO - 1) / KILO) + " KB"
        : count(bytes / KILO / KILO) + " MB";
  }

  public static String status(Load.Status status) {
    return switch (status) {
      case MERGED -> "已导入";
      case REFUSED -> "已拒收";
      case WITHDRAWN -> "已撤回";
    };
  }

  public static String severity(Fault.Severity severity) {
    return switch (severity) {
      case NOTE -> "提示";
      case WARNING -> "需留意";
      case REJECT -> "拒收该行";
      case REFUSE -> "整个文件拒收";
    };
  }

  /**
   * The state of a run in Chinese.
   *
   * @param active whether a run is alive now
   */
  static String state(RunHistory.Execution run, boolean active) {
    boolean named = run.status().equals("FAILED") && !run.failedStep().isEmpty();
    return named ? "失败于" + step(run.failedStep(), false) : run.state(active);
  }

  /** The Chinese name of a step; an unknown one keeps its name. */
  public static String step(RunHistory.Step step) {
    return step(step.name(), step.fileId() > 0);
  }

  private static String step(String name, boolean ofFile) {
    return switch (name) {
      case "survey" -> "清点文件";
      case "read" -> "读取全部文件";
      case "merge" -> "合并入库";
      case "count" -> "统计事实";
      case "measure" -> "计算指标";
      case "publish" -> "发布结果";
      default -> ofFile ? "读取一个文件" : partition(name);
    };
  }

  private static String partition(String name) {
    if (name.startsWith(PartitionSteps.COUNT)) {
      return "统计一部分事实";
    }
    return name.startsWith(PartitionSteps.READ) ? "读取一批小文件" : name;
  }

  public static String stepState(String status) {
    return switch (status) {
      case "COMPLETED" -> "完成";
      case "FAILED" -> "失败";
      case "STOPPED" -> "已停止";
      default -> "未结束";
    };
  }
}
