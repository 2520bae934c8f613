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

  private final ConsoleContext desk;

  AuditPage(ConsoleContext desk) {
    this.desk = desk;
  }

  /** An entry of the log as a row of a table. */
  record DeedRow(String at, String who, String action, String subject, String reason) {}

  @GetMapping(Routes.AUDIT)
  String list(Model model) {
    List<DeedRow> deeds = desk.workplace().audit().newest(MOST).stream().map(this::row).toList();
    model.addAttribute("deeds", deeds);
    return "audit";
  }

  private DeedRow row(AuditLog.Deed deed) {
    return new DeedRow(
        desk.shown(deed.at()), deed.who(), deed.action(), deed.subject(), deed.reason());
  }
}
