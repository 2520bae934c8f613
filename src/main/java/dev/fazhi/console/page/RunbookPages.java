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
public record RunbookPages(RunbookLinks codes) {

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
    model.addAttribute("page", codes.runbook().page(code).orElseThrow(NotFoundException::new));
    return "runbook-page";
  }
}
