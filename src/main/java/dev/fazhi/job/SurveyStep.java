package dev.fazhi.job;

import dev.fazhi.definition.Nightly.Receipt;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Finds the files that this run has to read; files with known content are listed and skipped. */
public record SurveyStep(Workspace workplace, RunContext run) implements Tasklet {
  private static final String OVERTAKEN = "FZ-158";

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    run.watcher().phase("清点文件");
    look();
    run.pending().forEach(this::tellChangedDefinitions);
    return RepeatStatus.FINISHED;
  }

  /**
   * Surveys the input folder once a run and divides its files into those to be read and those
   * known.
   */
  public void look() {
    if (run.isSurveyed()) {
      return;
    }
    run.surveyed();
    Map<String, String> before = workplace.survey().all();
    InputSurvey.Found found =
        new InputSurvey(
                run.request().input(),
                workplace.definitions().nightly().settleSeconds(),
                this::waitsForOk,
                List.of(run.request().data(), run.request().output(), run.request().jobs()),
                before)
            .look();
    workplace.inTransaction(() -> workplace.survey().keep(before, found.states()));
    FileRegister files = workplace.files();
    run.leftAlone().addAll(found.leftAlone());
    run.faults().addAll(found.refused());
    for (InputSurvey.Candidate candidate : found.files()) {
      Optional<RegisteredFile> known = files.find(candidate.sha256());
      if (known.isPresent() && known.get().isSettled(workplace.definitions().digest())) {
        run.known().add(describe(candidate, known.get()));
        if (!candidate.remembered()) {
          tellIfOvertaken(candidate, known.get());
        }
      } else {
        long id =
            known
                .map(RegisteredFile::id)
                .orElseGet(
                    () ->
                        files.add(
                            candidate.sha256(),
                            candidate.name(),
                            candidate.bytes(),
                            candidate.modifiedAt()));
        InputSurvey.Candidate twin = run.pending().putIfAbsent(id, candidate);
        if (twin != null) {
          run.known()
              .add(
                  "%s：内容与 %s 相同，只导入一次"
                      .formatted(SafeText.safe(candidate.name()), SafeText.safe(twin.name())));
        }
      }
    }
  }

  /** Whether a file of that name is only complete when its marker file is there. */
  private boolean waitsForOk(String name) {
    Receipt receipt = workplace.definitions().nightly().receipt();
    return receipt.waitForOk()
        || receipt.waitForOkSources().stream()
            .map(workplace.definitions()::source)
            .anyMatch(source -> ExportFile.isNamedLike(source, name));
  }

  private void tellChangedDefinitions(long fileId, InputSurvey.Candidate candidate) {
    String before = workplace.files().get(fileId).definitions();
    if (!before.isEmpty() && !before.equals(workplace.definitions().digest())) {
      run.watcher().say(SafeText.safe(candidate.name()) + "：定义已改，从头重新读取。");
    }
  }

  /** A known export that is delivered again after another: which of them holds is to be said. */
  private void tellIfOvertaken(InputSurvey.Candidate candidate, RegisteredFile known) {
    if (known.status() != RegisteredFile.Status.MERGED) {
      return;
    }
    workplace
        .files()
        .exports()
        .newerBefore(known, candidate.modifiedAt())
        .ifPresent(
            newer ->
                run.faults()
                    .add(
                        Fault.warning(
                            OVERTAKEN,
                            candidate.name(),
                            "内容与第 %s 次装载的 %s 相同，没有再导入；其后已导入 %s（第 %s 次装载），数字以它为准。要回到这一份，请撤回它：./fazhi withdraw %s。"
                                .formatted(
                                    known.loadNo(),
                                    SafeText.safe(known.name()),
                                    SafeText.safe(newer.name()),
                                    newer.loadNo(),
                                    newer.loadNo()))));
  }

  private static String describe(InputSurvey.Candidate candidate, RegisteredFile known) {
    String name = SafeText.safe(candidate.name());
    String before =
        known.name().equals(candidate.name()) ? "" : "，内容与 " + SafeText.safe(known.name()) + " 相同";
    return switch (known.status()) {
      case MERGED -> name + "：已导入（第 " + known.loadNo() + " 次装载" + before + "）";
      case WITHDRAWN -> name + "：已撤回" + before;
      default -> name + "：此前已拒收" + before;
    };
  }
}
