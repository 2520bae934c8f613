package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.store.user.AuditLog;
import java.util.List;
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

  /** An entry of the log as a row of a table. */
  record EntryRow(String at, String who, String action, String subject, String reason) {}

  @GetMapping(Routes.AUDIT)
  String list(Model model) {
    List<EntryRow> entries =
        context.workplace().audit().newest(MOST).stream().map(this::row).toList();
    model.addAttribute("entries", entries);
    return "audit";
  }

  private EntryRow row(AuditLog.Entry entry) {
    return new EntryRow(
        context.shown(entry.at()), entry.who(), entry.action(), entry.subject(), entry.reason());
  }
}
