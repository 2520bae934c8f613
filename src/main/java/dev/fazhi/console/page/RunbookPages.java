package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.job.runbook.Runbook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of the runbook. */
@Controller
public class RunbookPages {

  private final RunbookLinks codes;

  RunbookPages(RunbookLinks codes) {
    this.codes = codes;
  }

  /** A page with the commands in its texts separated. */
  record Page(
      String code,
      String kind,
      String title,
      List<Runbook.Piece> meaning,
      List<List<Runbook.Piece>> causes,
      List<List<Runbook.Piece>> actions) {}

  @GetMapping(Routes.RUNBOOK)
  String list(Model model) {
    Map<String, List<Runbook.Page>> kinds =
        codes.runbook().all().stream()
            .collect(
                Collectors.groupingBy(Runbook.Page::kind, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute("kinds", kinds);
    return "runbook";
  }

  @GetMapping(Routes.RUNBOOK + "/{code}")
  String one(@PathVariable String code, Model model) {
    Runbook.Page page = codes.runbook().page(code).orElseThrow(NotFoundException::new);
    model.addAttribute(
        "page",
        new Page(
            page.code(),
            page.kind(),
            page.title(),
            Runbook.pieces(page.meaning()),
            page.causes().stream().map(Runbook::pieces).toList(),
            page.actions().stream().map(Runbook::pieces).toList()));
    return "runbook-page";
  }
}
