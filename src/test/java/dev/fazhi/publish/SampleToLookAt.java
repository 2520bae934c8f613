package dev.fazhi.publish;

import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.terminal.FigureTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a sample output to look at: {@code java … SampleToLookAt target/look}. */
final class SampleToLookAt {

  private SampleToLookAt() {}

  public static void main(String[] args) {
    List<Figure> figures = new ArrayList<>(Samples.figures());
    Random random = new Random(20221212);
    for (int i = 1; i <= 22; i++) {
      String unit = "区第" + i + "综合行政执法单位";
      long now = 100 + random.nextInt(3_000);
      long before = 100 + random.nextInt(3_000);
      figures.add(Samples.count(Samples.RECEIVED, Samples.YTD, "unit", unit, now, before));
      figures.add(Samples.count(Samples.CLOSED, Samples.YTD, "unit", unit, now - 9, before - 20));
      figures.add(
          Samples.rate(Samples.RATE, Samples.YTD, "unit", unit, now - 9, now, before - 20, before));
    }
    figures.add(Samples.rate("hotline.satisfied_rate", Samples.YTD, "unit", "区教育局", 9, 10, 8, 10));
    figures.sort(Figure.ORDER);
    Table wide =
        new Table(
            "hotline-wide",
            "热线工单分单位统计（全）",
            "热线分单位全",
            "按承办单位统计的受理、办结、满意情况。",
            List.of(
                Samples.RECEIVED,
                Samples.CLOSED,
                Samples.RATE,
                Samples.RATED_RATE,
                "hotline.days_to_close"),
            Table.Rows.GROUPS,
            "unit",
            Table.Order.VALUE,
            List.of(),
            null,
            List.of(),
            0,
            null,
            0);
    PublicationInput publication =
        Samples.publication(
            3,
            SampleDefinitions.definitions(
                SampleDefinitions.key(),
                SampleDefinitions.byMonth(),
                SampleDefinitions.byUnit(),
                wide),
            figures);
    PublicationResult published = new Publisher().publish(publication, Path.of(args[0]));
    System.out.println(published);
    FigureTable.lines(publication.definitions(), publication.vintage().asOf(), figures)
        .forEach(System.out::println);
  }
}
