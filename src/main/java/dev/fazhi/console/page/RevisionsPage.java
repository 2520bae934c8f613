package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.revision.Revision;
import dev.fazhi.measure.revision.Revisions;
import dev.fazhi.model.AsOf;
import dev.fazhi.publish.text.RevisionText;
import dev.fazhi.store.vintage.Vintages;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of revisions of a vintage. */
@Controller
public record RevisionsPage(ConsoleContext context) {

  private static final int MOST = 300;

  /** A figure that changed, and why. */
  record Item(String metric, String what, List<String> causes) {}

  /** Figures of one kind. */
  record Group(String title, List<Item> items, boolean more) {}

  @GetMapping("/revisions")
  String list(@RequestParam Optional<AsOf> asOf, Model model) {
    Optional<Vintages.Head> head = context.head(asOf.orElse(null));
    Optional<Vintages.Head> before =
        head.flatMap(
            newest -> context.workplace().vintages().before(newest.number(), newest.asOf()));
    model.addAttribute("head", head.orElse(null));
    model.addAttribute("before", before.orElse(null));
    if (head.isPresent() && before.isPresent()) {
      List<Revision> all =
          new Revisions(new Measurement(context.workplace().database(), context.definitions()))
              .between(
                  context.workplace().vintages().read(before.get()),
                  context.vintage(head.get()),
                  context.workplace().files().loads());
      model.addAttribute("count", ViewFormats.count(all.size()));
      model.addAttribute(
          "groups",
          List.of(
              group("主要指标", all, head.get().asOf(), true),
              group("各月和各分组", all, head.get().asOf(), false)));
    }
    return "revisions";
  }

  private static Group group(String title, List<Revision> all, AsOf asOf, boolean key) {
    List<Revision> own = all.stream().filter(revision -> revision.isKey(asOf) == key).toList();
    return new Group(
        title, own.stream().limit(MOST).map(RevisionsPage::item).toList(), own.size() > MOST);
  }

  private static Item item(Revision revision) {
    List<String> lines = RevisionText.lines(revision);
    return new Item(
        revision.metric(),
        lines.get(0),
        lines.subList(1, lines.size()).stream().map(String::strip).toList());
  }
}
