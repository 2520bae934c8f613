package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.definition.Definitions;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.terminal.FigureTable;
import dev.fazhi.store.vintage.Vintages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of figures beside last year: all key figures, and one by months and groups. */
@Controller
public record FigurePages(ConsoleContext context) {

  /** The key figures of one source. */
  record Subject(String id, String title, List<FigureRow> rows) {}

  @GetMapping("/figures")
  String list(
      @RequestParam Optional<AsOf> asOf, @RequestParam Optional<String> subject, Model model) {
    Optional<Vintages.Head> head = head(asOf, model);
    String wanted = subject.orElse("");
    if (head.isPresent()) {
      List<Subject> all = subjects(context.vintage(head.get()));
      model.addAttribute("all", all);
      model.addAttribute("subject", wanted);
      model.addAttribute(
          "subjects", all.stream().filter(s -> wanted.isEmpty() || s.id().equals(wanted)).toList());
    }
    model.addAttribute(
        "days",
        context.workplace().vintages().all().stream()
            .map(Vintages.Head::asOf)
            .distinct()
            .sorted(Comparator.comparing(AsOf::day).reversed().thenComparing(AsOf::reports))
            .toList());
    return "figures";
  }

  /** The vintage to show; a requested one that does not exist is not found. */
  private Optional<Vintages.Head> head(Optional<AsOf> asOf, Model model) {
    Optional<Vintages.Head> head = context.head(asOf.orElse(null));
    if (asOf.isPresent() && head.isEmpty()) {
      throw new NotFoundException();
    }
    model.addAttribute("head", head.orElse(null));
    model.addAttribute("standing", head.map(this::standing).orElse(""));
    return head;
  }

  /** The status of the vintage in Chinese: provisional, or who made it final. */
  private String standing(Vintages.Head head) {
    return context.workplace().standing(head).words(context.definitions().nightly().zone());
  }

  private List<Subject> subjects(Vintage vintage) {
    Definitions definitions = context.definitions();
    FigureIndex figures = new FigureIndex(vintage);
    String day = vintage.asOf().id();
    Map<String, List<FigureRow>> bySource = new LinkedHashMap<>();
    for (String id : FigureTable.keyMetrics(definitions)) {
      Figure figure = figures.total(id);
      if (figure != null) {
        bySource
            .computeIfAbsent(definitions.metric(id).source(), source -> new ArrayList<>())
            .add(FigureRow.alone(figure, Routes.link("/figures/" + id, "asOf", day)));
      }
    }
    return bySource.entrySet().stream()
        .map(e -> new Subject(e.getKey(), definitions.source(e.getKey()).title(), e.getValue()))
        .toList();
  }

  @GetMapping("/figures/{id}")
  String one(@PathVariable String id, @RequestParam Optional<AsOf> asOf, Model model) {
    Vintages.Head head = head(asOf, model).orElseThrow(NotFoundException::new);
    if (!context.definitions().metrics().containsKey(id)) {
      throw new NotFoundException();
    }
    new FigureDetails(context.definitions(), context.vintage(head), id).show(model);
    return "figure";
  }
}
