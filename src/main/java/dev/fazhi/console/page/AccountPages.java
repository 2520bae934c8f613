package dev.fazhi.console.page;

import dev.fazhi.console.security.Account;
import dev.fazhi.console.security.OpenSessions;
import dev.fazhi.console.security.Routes;
import dev.fazhi.console.security.SignIn;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.store.user.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the signed-in user: password and sessions; an operator sees those of all users. */
@Controller
public record AccountPages(ConsoleContext context, OpenSessions sessions, SignIn signIn) {

  private static final String UNCHANGED = "没有改动：";

  @GetMapping(Routes.ACCOUNT)
  String show(HttpServletRequest request, @AuthenticationPrincipal Account me, Model model) {
    model.addAttribute("sessions", seenBy(me, request));
    return "account";
  }

  private List<OpenSessions.Open> seenBy(Account me, HttpServletRequest request) {
    return sessions.all(request).stream()
        .filter(open -> me.role() == Role.OPERATOR || open.user().equals(me.name()))
        .toList();
  }

  @PostMapping(Routes.ACCOUNT + "/password")
  String change(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after) {
    String fault = next.equals(again) ? signIn.fault(me, current, request) : "两次输入的新口令不同。";
    if (fault == null && next.equals(current)) {
      fault = "新口令与当前口令相同。";
    }
    if (fault == null) {
      fault = replaced(me, next);
    }
    if (fault == null) {
      sessions.goOn(me, request, response);
    }
    return back(after, fault, "口令已更换，您的其他会话都已终止。");
  }

  private @Nullable String replaced(Account me, String next) {
    Workspace workplace = context.workplace();
    try {
      workplace.inTransaction(
          () -> {
            workplace.users().changePassword(me.name(), next);
            workplace.audit().add(me.name(), "更换口令", me.name(), "");
          });
      return null;
    } catch (Problem unfit) {
      return "[" + unfit.code() + "] " + unfit.getMessage();
    }
  }

  @PostMapping(Routes.ACCOUNT + "/sessions")
  String end(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") List<String> number,
      @RequestParam Optional<String> all,
      HttpServletRequest request,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after) {
    List<OpenSessions.Open> chosen =
        seenBy(me, request).stream()
            .filter(open -> !open.own() && (all.isPresent() || number.contains(open.number())))
            .toList();
    String fault = chosen.isEmpty() ? "没有选中其他会话。" : signIn.fault(me, current, request);
    if (fault == null) {
      for (OpenSessions.Open open : chosen) {
        sessions.end(open.number());
        context.workplace().audit().add(me.name(), "终止会话", open.user() + "，" + open.from(), "");
      }
    }
    return back(after, fault, "已终止 " + chosen.size() + " 个会话。");
  }

  private static String back(RedirectAttributes after, @Nullable String fault, String done) {
    after.addFlashAttribute("said", fault == null ? done : UNCHANGED + fault);
    return "redirect:" + Routes.ACCOUNT;
  }
}
