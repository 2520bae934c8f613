package dev.fazhi.console.page;

import dev.fazhi.console.security.Account;
import dev.fazhi.console.security.Routes;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages for uploading exports: stored, previewed, then moved into the input folder. */
@Controller
public record UploadPages(ConsoleContext context, Uploads uploads) {

  private static final String SAID = "said";
  private static final String BACK = "redirect:" + Routes.UPLOAD;

  @GetMapping(Routes.UPLOAD)
  String list(Model model) {
    model.addAttribute("waiting", uploads.all());
    model.addAttribute("day", day());
    model.addAttribute("most", ViewFormats.bytes(context.definitions().nightly().limits().bytes()));
    return "upload";
  }

  /** The proposed cut-off: that of the last run, which lacked these files. */
  private LocalDate day() {
    return RunHistory.read(context.workplace()).stream()
        .findFirst()
        .map(run -> run.asOf().day())
        .orElseGet(() -> context.today().minusDays(1));
  }

  @PostMapping(Routes.UPLOAD)
  String receive(
      @RequestParam List<MultipartFile> files,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after)
      throws IOException {
    List<String> said = new ArrayList<>();
    int kept = 0;
    for (MultipartFile file : files) {
      if (!file.isEmpty()) {
        try (InputStream content = file.getInputStream()) {
          Uploads.Waiting waiting = uploads.receive(file.getOriginalFilename(), content);
          context.workplace().audit().add(me.name(), "上传文件", waiting.shown(), "");
          kept++;
        } catch (Problem problem) {
          said.add("[" + problem.code() + "] " + problem.getMessage());
        }
      }
    }
    if (kept > 0) {
      said.add("已收下 " + kept + " 个文件，请看下面的预览，再决定放入还是丢弃。");
    }
    after.addFlashAttribute(SAID, said.isEmpty() ? "没有选择文件。" : String.join(" ", said));
    return BACK;
  }

  @PostMapping(Routes.UPLOAD + "/{id}/confirm")
  String confirm(
      @PathVariable String id, @AuthenticationPrincipal Account me, RedirectAttributes after) {
    Uploads.Waiting waiting = uploads.find(id).orElseThrow(NotFoundException::new);
    String name = Uploads.shownName(uploads.confirm(waiting));
    context.workplace().audit().add(me.name(), "放入 input/", name, "");
    after.addFlashAttribute(SAID, "已放入 input/：" + name + "，下次运行时导入。");
    after.addFlashAttribute("arrived", true);
    return BACK;
  }

  @PostMapping(Routes.UPLOAD + "/{id}/discard")
  String discard(
      @PathVariable String id, @AuthenticationPrincipal Account me, RedirectAttributes after) {
    Uploads.Waiting waiting = uploads.find(id).orElseThrow(NotFoundException::new);
    uploads.discard(waiting);
    context.workplace().audit().add(me.name(), "丢弃上传", waiting.shown(), "");
    after.addFlashAttribute(SAID, "已丢弃：" + waiting.shown() + "。");
    return BACK;
  }
}
