package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.context.Overdue;
import dev.fazhi.job.context.RefusedFiles;
import dev.fazhi.job.run.RunAssessment;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.publish.data.RunJson;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.vintage.Vintages;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Summarises the state after the last run in one sentence, with reasons and what to do. */
record RunStatusSummary(ConsoleContext context, RunAssessment state) {

  private static final int MOST_FILES = 3;
  private static final int MOST_REASONS = 3;
  private static final String GOOD = "good";
  private static final String WARN = "warn";
  private static final String BAD = "bad";

  /**
   * The verdict on the last run.
   *
   * @param look good, warn or bad
   * @param run its number; 0 when there was none yet
   */
  record Verdict(String look, String title, String when, List<String> reasons, long run) {

    /** Public to the templates. */
    public boolean isBad() {
      return look.equals(BAD);
    }

    /** A sign for people who do not see colours. */
    public String mark() {
      return look.equals(GOOD) ? "✓" : look.equals(WARN) ? "!" : "✗";
    }
  }

  /** A thing to do, with its page and the reasons. */
  record Todo(String text, String link, List<String> why) {

    Todo(String text, String link) {
      this(text, link, List.of());
    }
  }

  /** Gives the verdict on the newest run, when none is active. */
  Verdict verdict(boolean anythingToDo) {
    RunHistory.Execution newest = state.newest();
    if (newest == null) {
      return new Verdict(WARN, "还没有运行过", "", List.of(), 0);
    }
    List<Fault> notes = state.notes();
    String cut = "截止 " + newest.asOf().spaced() + "的数字";
    if (newest.isAbandoned()) {
      return verdict(BAD, "已放弃：" + cut + "没有更新", newest, List.of());
    } else if (!newest.isComplete()) {
      return verdict(BAD, "没有完成：" + cut + "没有更新", newest, reasons(notes, newest));
    } else if (!isPublished(newest.asOf())) {
      return verdict(BAD, "没有发布：" + cut + "没有更新", newest, reasons(notes, newest));
    } else if (anythingToDo || hasWarning(notes)) {
      return verdict(WARN, cut + "已发布，有需要处理的地方", newest, reasons(notes, newest));
    }
    return verdict(GOOD, cut + "已发布，无需处理", newest, List.of());
  }

  private Verdict verdict(
      String look, String title, RunHistory.Execution run, List<String> reasons) {
    return new Verdict(
        look, title, new ViewFormats(context).local(run.started()), reasons, run.id());
  }

  /** The reasons from the run's notes; of an incomplete run only what ended it. */
  private static List<String> reasons(List<Fault> notes, RunHistory.Execution run) {
    List<String> broke =
        notes.stream()
            .filter(note -> note.code().isEmpty() && note.needsAPerson())
            .map(Fault::message)
            .toList();
    if (!run.isComplete()) {
      return broke.isEmpty() ? List.of(ViewFormats.state(run, false) + "。") : broke;
    }
    List<String> reasons = new ArrayList<>();
    for (Fault note : notes) {
      if (note.needsAPerson()) {
        reasons.add(0, (note.code().isEmpty() ? "" : "[" + note.code() + "] ") + note.message());
      }
    }
    int more = reasons.size() - MOST_REASONS;
    if (more > 0) {
      reasons.subList(MOST_REASONS, reasons.size()).clear();
      reasons.add("另有 " + more + " 条，见这次运行的页面。");
    }
    return reasons;
  }

  static boolean hasWarning(List<Fault> notes) {
    return notes.stream().anyMatch(Fault::needsAPerson);
  }

  /** Whether the output folder holds the newest vintage of that cut-off. */
  boolean isPublished(AsOf asOf) {
    Optional<Vintages.Head> newest = context.workplace().vintages().newest(asOf);
    try {
      int there = RunJson.vintage(context.folders().output().resolve(asOf.id())).orElse(0);
      return newest.filter(head -> head.number() == there).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Lists what to do, the most urgent first. */
  List<Todo> todos() {
    List<Todo> todos = new ArrayList<>();
    if (context.definitionFault() != null) {
      todos.add(new Todo("修正 jobs/ 的定义：修正之前沿用旧定义，且不能运行", "#definitions"));
    }
    if (state.newest() == null) {
      todos.add(new Todo("上传导出文件，然后运行一次", Routes.UPLOAD));
    }
    addRefused(todos);
    addRejected(todos);
    addOverdue(todos);
    return todos;
  }

  private void addRefused(List<Todo> todos) {
    List<RefusedFiles.Refused> refused = state.refused();
    for (RefusedFiles.Refused each : refused.subList(0, Math.min(MOST_FILES, refused.size()))) {
      String what = each.isAcceptable() ? "核对后确认导入，或更正后重新上传：" : "更正后重新上传：";
      String text = what + SafeText.safe(each.file().name()) + "（整个文件被拒收）";
      todos.add(new Todo(text, "/files/" + each.file().sha256(), each.reasons()));
    }
    if (refused.size() > MOST_FILES) {
      todos.add(new Todo("另有 " + (refused.size() - MOST_FILES) + " 个文件被整个拒收", "/files#refused"));
    }
  }

  private void addRejected(List<Todo> todos) {
    long rows = state.rejectedRows();
    if (rows == 0) {
      return;
    }
    List<RegisteredFile> files =
        context.workplace().rejects().files().stream()
            .filter(file -> file.status() == RegisteredFile.Status.MERGED)
            .toList();
    String names =
        files.stream()
            .limit(MOST_FILES)
            .map(file -> SafeText.safe(file.name()))
            .collect(Collectors.joining("、"));
    todos.add(
        new Todo(
            "下载、更正后重新上传：" + ViewFormats.count(rows) + " 行被拒收",
            files.size() == 1 ? "/files/" + files.get(0).sha256() : "/files#rejects",
            List.of(
                "在 " + names + (files.size() > MOST_FILES ? " 等 " + files.size() + " 个文件" : ""))));
  }

  private void addOverdue(List<Todo> todos) {
    LocalDate today = context.today();
    List<Overdue> late = state.overdue();
    if (!late.isEmpty()) {
      String names =
          late.stream()
              .map(source -> source.title() + "（" + source.daysLate(today) + " 天）")
              .collect(Collectors.joining("、"));
      todos.add(new Todo("催报：" + late.size() + " 个来源逾期", "/overdue", List.of(names)));
    }
  }
}
