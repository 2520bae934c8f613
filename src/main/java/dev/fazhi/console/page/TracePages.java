package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.measure.trace.Trace;
import dev.fazhi.measure.trace.TracePart;
import dev.fazhi.measure.trace.TraceRequest;
import dev.fazhi.measure.trace.TraceRow;
import dev.fazhi.measure.trace.Tracer;
import dev.fazhi.model.AsOf;
import dev.fazhi.publish.xlsx.TraceWorkbook;
import dev.fazhi.store.file.TemporaryFiles;
import dev.fazhi.store.vintage.Vintages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages that trace a figure to the spreadsheet rows that it was counted from. */
@Controller
public record TracePages(ConsoleContext context) {

  private static final int MOST = 200;

  /** The rows of one half of a rate, or of the whole figure. */
  record Part(String title, List<String> heads, String count, List<TraceRow> rows, boolean more) {}

  /** The trace that is asked for, before either page of it. */
  @ModelAttribute
  Trace trace(
      @PathVariable String id,
      @RequestParam Optional<AsOf> asOf,
      @RequestParam Optional<String> by,
      @RequestParam Optional<String> group,
      @RequestParam Optional<YearMonth> month,
      @RequestParam(defaultValue = "false") boolean prior) {
    if (!context.definitions().metrics().containsKey(id)) {
      throw new NotFoundException();
    }
    Vintages.Head head = context.head(asOf.orElse(null)).orElseThrow(NotFoundException::new);
    return new Tracer(context.workplace().database(), context.definitions())
        .trace(
            new TraceRequest(id, given(group), given(by), month.orElse(null), prior),
            context.vintage(head));
  }

  private static @Nullable String given(Optional<String> text) {
    return text.filter(value -> !value.isEmpty()).orElse(null);
  }

  @GetMapping("/figures/{id}/trace")
  String page(
      @PathVariable String id,
      @ModelAttribute(binding = false) Trace trace,
      HttpServletRequest request,
      Model model) {
    List<Part> parts = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (TracePart part : trace.parts()) {
      List<TraceRow> first = new ArrayList<>();
      long count =
          part.read(
              row -> {
                if (first.size() < MOST) {
                  first.add(row);
                }
              });
      counts.add(count);
      parts.add(
          new Part(
              part.metric().name(),
              part.source().rowFields().stream().map(Field::title).toList(),
              ViewFormats.count(count),
              first,
              count > MOST));
    }
    model.addAttribute("lines", TraceWorkbook.lines(trace, counts));
    model.addAttribute("parts", parts);
    model.addAttribute("contents", context.workplace().files().exports().contents());
    model.addAttribute("most", MOST);
    var here = ServletUriComponentsBuilder.fromRequest(request).scheme(null).host(null).port(null);
    model.addAttribute(
        "other",
        here.cloneBuilder().replaceQueryParam("prior", !trace.prior()).build(true).toUriString());
    model.addAttribute(
        "workbook", here.replacePath("/figures/" + id + "/trace.xlsx").build(true).toUriString());
    return "trace";
  }

  /**
   * Writes the workbook to a temporary file, since it is sent only when the rows give the figure.
   */
  @GetMapping("/figures/{id}/trace.xlsx")
  void workbook(@ModelAttribute(binding = false) Trace trace, HttpServletResponse response)
      throws IOException {
    Path aside = TemporaryFiles.create("trace", ".xlsx");
    try {
      TraceWorkbook.write(trace, aside);
      response.setContentType(FilePages.XLSX);
      response.setContentLengthLong(Files.size(aside));
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          FilePages.attachment("明细_" + trace.metric().name() + ".xlsx"));
      Files.copy(aside, response.getOutputStream());
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
