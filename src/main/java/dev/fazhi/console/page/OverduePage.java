package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.context.Overdue;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of sources with due deliveries. */
@Controller
public record OverduePage(ConsoleContext context) {

  @GetMapping("/overdue")
  String list(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> on,
      Model model) {
    LocalDate day = on.orElseGet(context::today);
    model.addAttribute("day", day);
    model.addAttribute(
        "sources", Overdue.all(context.definitions(), context.workplace().files().totals(), day));
    return "overdue";
  }
}
