package dev.fazhi.console.page;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.TextAudit;
import dev.fazhi.audit.TextSubject;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.document.MarkedText;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Dismissal;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.FindingWords;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.console.security.BodyLimits;
import dev.fazhi.console.security.Routes;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Vintage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The page that audits an uploaded text. Both roles may use it: neither the text nor the findings
 * are kept, and nothing is logged.
 */
@Controller
public record TextPages(ConsoleContext context) {

  /** Maximum size; a yearly report has some ten thousand characters. */
  private static final int LONGEST = 1_000_000;

  private static final String PAGE = "text";

  /** A questionable number, with those that it was compared with. */
  record Question(String id, String sentence, List<Basis> basis) {}

  /** A number that another was compared with. */
  record Basis(String id, String printed) {}

  /** The number of findings with a verdict. */
  record Count(String cssClass, String title, long count) {}

  @GetMapping(Routes.TEXTS)
  String form(Model model) {
    model.addAttribute("most", ViewFormats.bytes(BodyLimits.MAX_TEXT_BYTES));
    context
        .head(null)
        .ifPresent(
            head ->
                model.addAttribute(
                    "vintage", "截至 %s，第 %d 版".formatted(head.asOf().day(), head.number())));
    return PAGE;
  }

  @PostMapping(Routes.TEXTS)
  String audit(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean alone,
      Model model)
      throws IOException {
    form(model);
    String name = Uploads.shownName(String.valueOf(file.getOriginalFilename()));
    try {
      AuditedText text = AuditedText.read(file.getBytes(), name);
      if (text.text().length() > LONGEST) {
        throw new Problem("FZ-321", "文稿超过一百万字，不像是一篇报告；请分开核对。");
      }
      Optional<Vintage> vintage =
          alone ? Optional.empty() : context.head(null).map(context::vintage);
      AuditReport report =
          vintage
              .map(figures -> TextAudit.audit(context.delivered(figures), figures, text))
              .orElseGet(() -> SelfAudit.audit(text));
      model.addAttribute(
          "warnings",
          vintage
              .map(v -> TextSubject.warnings(context.definitions(), v.asOf(), text.text()))
              .orElse(List.of()));
      show(model, text, Dismissal.apply(report, text.text(), dismissals()));
      model.addAttribute("name", name);
    } catch (Problem unreadable) {
      model.addAttribute("said", "[" + unreadable.code() + "] " + unreadable.getMessage());
    }
    return PAGE;
  }

  private List<Dismissal> dismissals() {
    return context.workplace().audit().of(Dismissal.ACTION).stream()
        .map(entry -> new Dismissal(entry.subject(), entry.who(), entry.reason()))
        .toList();
  }

  private static void show(Model model, AuditedText text, AuditReport report) {
    model.addAttribute("summary", FindingWords.summary(report) + report.coverage());
    model.addAttribute("clean", !report.needsAPerson());
    model.addAttribute(
        "questions",
        report.differences().stream().map(each -> question(each, text.text())).toList());
    model.addAttribute(
        "missing",
        report.findings().stream()
            .filter(finding -> finding.verdict() == Verdict.MISSING)
            .map(finding -> finding.name() + " " + finding.ours())
            .toList());
    model.addAttribute(
        "counts",
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict != Verdict.MISSING && report.count(verdict) > 0)
            .map(v -> new Count(MarkedText.cssClass(v), v.title(), report.count(v)))
            .toList());
    model.addAttribute("blocks", MarkedText.of(text, report).blocks());
  }

  private static Question question(Finding finding, String text) {
    Finding.Spot spot = finding.spot();
    return new Question(
        spot == null ? "" : MarkedText.id(spot),
        FindingWords.sentence(finding),
        finding.basis().stream()
            .map(b -> new Basis(MarkedText.id(b), text.substring(b.start(), b.end())))
            .toList());
  }
}
