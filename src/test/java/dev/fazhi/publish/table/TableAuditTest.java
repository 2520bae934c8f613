package dev.fazhi.publish.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.DraftVintage;
import dev.fazhi.audit.Published2022;
import dev.fazhi.audit.TextAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.document.Texts;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.table.filing.FilingForms;
import dev.fazhi.publish.workbook.TableGrids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables that the program publishes and files, pasted into a page and audited. */
class TableAuditTest {

  private static final Vintage VINTAGE = DraftVintage.vintage();

  @Test
  void everyNumberOfEveryTableIsKnownAndAgrees() {
    assertEquals(List.of(), pages().stream().flatMap(page -> faults(page).stream()).toList());
    assertTrue(audit(pages().get(0)).statistics() > 50);
  }

  @Test
  void aNumberThatIsChangedByOneIsFound() {
    List<String> missed = new ArrayList<>();
    for (String page : pages()) {
      AuditedText text = AuditedText.read(page.getBytes(StandardCharsets.UTF_8), "a.html");
      List<Finding> findings =
          audit(page).findings().stream().filter(f -> f.spot() != null).toList();
      Finding finding = findings.get(findings.size() / 2);
      Finding.Spot spot = Objects.requireNonNull(finding.spot());
      StringBuilder changed = new StringBuilder(text.text());
      int digit = changed.charAt(spot.end() - 1) - '0';
      changed.setCharAt(spot.end() - 1, (char) ('0' + (digit == 9 ? 8 : digit + 1)));
      AuditReport report =
          TextAudit.audit(
              Published2022.DEFINITIONS, VINTAGE, Texts.of(changed.toString(), text.tables()));
      if (report.differences().stream()
          .noneMatch(other -> Objects.requireNonNull(other.spot()).start() == spot.start())) {
        missed.add(finding.printed() + " " + finding.name());
      }
    }
    assertEquals(List.of(), missed);
  }

  private static List<String> faults(String page) {
    return audit(page).findings().stream()
        .filter(f -> f.spot() != null && (f.metric() == null || f.verdict().isDifference()))
        .map(f -> f.printed() + " " + f.name() + " " + f.explanation())
        .toList();
  }

  private static AuditReport audit(String page) {
    return TextAudit.audit(
        Published2022.DEFINITIONS,
        VINTAGE,
        AuditedText.read(page.getBytes(StandardCharsets.UTF_8), "a.html"));
  }

  private static List<String> pages() {
    PublicationInput publication =
        new PublicationInput(
            Published2022.DEFINITIONS,
            VINTAGE,
            List.of(),
            List.of(),
            List.of(),
            "x",
            "昆都仑区",
            null,
            PublicationStatus.PROVISIONAL);
    List<String> pages = new ArrayList<>();
    new TableGrids(publication).all().forEach(grid -> pages.add(page(grid)));
    FilingForms forms = new FilingForms(publication);
    Published2022.DEFINITIONS.tables().stream()
        .filter(table -> table.filing() != null)
        .forEach(table -> pages.add(page(forms.of(table, Objects.requireNonNull(table.filing())))));
    return pages;
  }

  private static String page(Grid grid) {
    return "<table>"
        + row(grid.columns().stream().map(Column::header).toList())
        + grid.rows().stream()
            .map(row -> row(row.stream().map(Datum::plain).toList()))
            .collect(Collectors.joining())
        + "</table>";
  }

  private static String page(FilingForm form) {
    StringBuilder page = new StringBuilder("<table>");
    for (int row = 0; row < form.headers().rows(); row++) {
      page.append("<tr>");
      for (Headers.Cell head : form.headers().in(row)) {
        String spans = "rowspan=%s colspan=%s".formatted(head.rows(), head.columns());
        page.append("<td ").append(spans).append('>').append(head.text()).append("</td>");
      }
      page.append("</tr>");
    }
    page.append(row(form.numbers()));
    form.rows().forEach(row -> page.append(row(row.stream().map(FilingForm::text).toList())));
    return page.append("</table>").toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>"));
  }
}
