package dev.fazhi.console.page;

import dev.fazhi.console.security.Account;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.model.Problem;
import dev.fazhi.store.register.RegisteredFile;
import java.util.function.BiFunction;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages for accepting and withdrawing files, with a reason and a confirmation. */
@Controller
public record DecisionPages(ConsoleContext context) {

  @PostMapping("/files/{sha256}/accept")
  String accept(
      @PathVariable String sha256,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean sure,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after) {
    return decide(
        sha256,
        reason,
        sure,
        after,
        (decisions, file) -> decisions.accept(sha256, me.name(), reason.strip()));
  }

  @PostMapping("/files/{sha256}/withdraw")
  String withdraw(
      @PathVariable String sha256,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean sure,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after) {
    return decide(
        sha256,
        reason,
        sure,
        after,
        (decisions, file) -> {
          Long load = file.loadNo();
          return decisions.withdraw(load == null ? 0 : load, me.name(), reason.strip());
        });
  }

  /** Decides in a workspace of its own, so that the present definitions are used. */
  private String decide(
      String sha256,
      String reason,
      boolean sure,
      RedirectAttributes after,
      BiFunction<FileDecisions, RegisteredFile, OperationResult> action) {
    RegisteredFile file =
        context.workplace().files().find(sha256).orElseThrow(NotFoundException::new);
    after.addFlashAttribute("said", decide(file, reason, sure, action));
    return "redirect:/files/" + file.sha256();
  }

  private String decide(
      RegisteredFile file,
      String reason,
      boolean sure,
      BiFunction<FileDecisions, RegisteredFile, OperationResult> action) {
    if (RunPages.isMissing(reason) || !sure) {
      return "没有改动：请写明原因（不超过 " + RunPages.MOST_REASON + " 字），并勾选确认。";
    }
    var folders = context.folders();
    try (Workspace own = Workspace.open(folders.jobs(), folders.data(), folders.url())) {
      return String.join(" ", action.apply(new FileDecisions(own), file).messages());
    } catch (Problem problem) {
      return "没有改动：[" + problem.code() + "] " + problem.getMessage();
    }
  }
}
