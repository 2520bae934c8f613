package dev.fazhi.console.page;

import dev.fazhi.console.security.Account;
import dev.fazhi.console.security.PageCache;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.job.context.Version;
import dev.fazhi.model.Problem;
import dev.fazhi.store.user.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Adds what every page shows to its model, and shows errors. */
@ControllerAdvice
public class GlobalControllerAdvice {

  private final RunbookLinks codes;
  private final ViewFormats formats;

  GlobalControllerAdvice(RunbookLinks codes, ConsoleContext context) {
    this.codes = codes;
    formats = new ViewFormats(context);
  }

  @ModelAttribute
  void frame(
      Model model, HttpServletRequest request, @AuthenticationPrincipal @Nullable Account me) {
    String path = request.getRequestURI();
    int end = path.indexOf('/', 1);
    model.addAttribute("here", end < 0 ? path : path.substring(0, end));
    String name = request.getAttribute(PageCache.KEPT) == null ? "" : PageCache.NAME;
    model.addAttribute("me", me == null ? "" : name.isEmpty() ? me.name() : name);
    model.addAttribute("operator", me != null && me.role() == Role.OPERATOR);
    model.addAttribute("version", Version.TEXT);
    model.addAttribute("codes", codes);
    model.addAttribute("formats", formats);
  }

  @ExceptionHandler(Problem.class)
  ModelAndView problem(
      Problem problem,
      HttpServletRequest request,
      Model model,
      @AuthenticationPrincipal @Nullable Account me) {
    LoggerFactory.getLogger(GlobalControllerAdvice.class)
        .warn("a page could not be shown", problem);
    return said("[" + problem.code() + "] " + problem.getMessage(), request, model, me);
  }

  @ExceptionHandler(MultipartException.class)
  ModelAndView tooLarge(
      MultipartException e,
      HttpServletRequest request,
      Model model,
      @AuthenticationPrincipal @Nullable Account me) {
    return said("文件没有收下：可能超过了 nightly.yml 中 limits 的大小上限，或上传中断。", request, model, me);
  }

  private ModelAndView said(
      String message, HttpServletRequest request, Model model, @Nullable Account me) {
    frame(model, request, me);
    ModelAndView page = new ModelAndView("error", model.asMap(), HttpStatus.BAD_REQUEST);
    page.addObject("status", HttpStatus.BAD_REQUEST.value());
    page.addObject("said", message);
    return page;
  }
}
