package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.console.service.ConsoleContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the audit log. */
@Controller
public record AuditPage(ConsoleContext context) {

  private static final int MOST = 200;

  @GetMapping(Routes.AUDIT)
  String list(Model model) {
    model.addAttribute("entries", context.workplace().audit().newest(MOST));
    return "audit";
  }
}
