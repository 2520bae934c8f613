package dev.fazhi.console.page;

import dev.fazhi.job.PartitionSteps;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers, times and states for the pages. */
public final class ViewFormats {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int KILO = 1024;

  private ViewFormats() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String time(@Nullable LocalDateTime time) {
    return time == null ? "–" : time.format(TIME);
  }

  static String took(@Nullable Duration took) {
    if (took == null) {
      return "–";
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

  static String status(Load.Status status) {
    return switch (status) {
      case MERGED -> "已导入";
      case REFUSED -> "已拒收";
      case WITHDRAWN -> "已撤回";
    };
  }

  static String severity(Fault.Severity severity) {
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
    return switch (run.status()) {
      case "COMPLETED" -> "完成";
      case "FAILED" -> run.failedStep().isEmpty() ? "失败" : "失败于" + step(run.failedStep(), false);
      case "STOPPED" -> "已停止";
      case "ABANDONED" -> "已放弃";
      default -> active ? "进行中" : "中断（进程已不在）";
    };
  }

  /** The Chinese name of a step; an unknown one keeps its name. */
  static String step(RunHistory.Step step) {
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

  static String stepState(String status) {
    return switch (status) {
      case "COMPLETED" -> "完成";
      case "FAILED" -> "失败";
      case "STOPPED" -> "已停止";
      default -> "未结束";
    };
  }
}
