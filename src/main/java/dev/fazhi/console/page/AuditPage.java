package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.console.service.ConsoleContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the audit log. */
@Controller
public class AuditPage {

  private static final int MOST = 200;

  private final ConsoleContext context;

  AuditPage(ConsoleContext context) {
    this.context = context;
  }

  @GetMapping(Routes.AUDIT)
  String list(Model model) {
    model.addAttribute("entries", context.workplace().audit().newest(MOST));
    return "audit";
  }
}
