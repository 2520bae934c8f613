package dev.fazhi.intake.header;

import dev.fazhi.definition.NamePattern;
import dev.fazhi.definition.Source;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides between the sources that the headers of a sheet fit. */
public final class SourceChoice {

  private final String file;

  public SourceChoice(String file) {
    this.file = file;
  }

  /**
   * The one that is meant. A source that knows every column which another knows, and more, goes
   * before it; between the rest the file's name decides.
   *
   * @param already the source of an earlier sheet; null for the first
   * @throws FileRejectedException when that does not decide, when two columns have the same header
   *     of a field, or when the sheet is not of the source of the sheets before it
   */
  public HeaderMatch choose(List<HeaderMatch> complete, @Nullable Source already)
      throws FileRejectedException {
    List<HeaderMatch> left = new ArrayList<>(complete);
    left.removeIf(one -> complete.stream().anyMatch(other -> other.explainsMoreThan(one)));
    HeaderMatch chosen = already == null ? byName(left) : byEarlierSheet(left, already);
    for (int column : chosen.doubled().keySet()) {
      HeaderMatch.Named second = Objects.requireNonNull(chosen.doubled().get(column));
      HeaderMatch.Named first = first(chosen, second);
      if (chosen.headers().rank(first.header()) == chosen.headers().rank(second.header())) {
        throw doubled(chosen, column, first, second);
      }
    }
    return chosen;
  }

  /** The place of the header, for what is said about it. */
  static Place place(String file, HeaderMatch match, int column) {
    return new Place(file, match.rows().last().sheet(), match.rows().last().number(), column);
  }

  private HeaderMatch byName(List<HeaderMatch> left) throws FileRejectedException {
    if (left.size() == 1) {
      return left.get(0);
    }
    List<HeaderMatch> named =
        left.stream()
            .filter(m -> m.source().fileNames().stream().anyMatch(p -> fits(p, file)))
            .toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    String titles = String.join("、", left.stream().map(m -> title(m.source())).toList());
    throw FileFault.AMBIGUOUS.refuse(
        place(file, left.get(0), -1), "", "表头同时符合" + titles + "，无法判断是哪一种；请按来源改文件名，或补上该来源特有的列。");
  }

  private HeaderMatch byEarlierSheet(List<HeaderMatch> left, Source already)
      throws FileRejectedException {
    for (HeaderMatch match : left) {
      if (match.source().id().equals(already.id())) {
        return match;
      }
    }
    HeaderMatch other = left.get(0);
    throw FileFault.OTHER_SOURCE.refuse(
        place(file, other, -1),
        "",
        "工作表“%s”的表头是%s，前面的工作表却是%s；请把两种表分成两个文件。"
            .formatted(
                SafeText.safe(other.rows().last().sheet()), title(other.source()), title(already)));
  }

  /** Tells of columns that are left out because another one is the same field. */
  public void noteSecond(HeaderMatch match, FileStatistics tally) {
    match
        .doubled()
        .forEach(
            (column, second) -> {
              String message =
                  "『%s』和『%s』是同一项（%s）：按来源里列名的先后用『%s』，『%s』没有读入。"
                      .formatted(
                          first(match, second).header().shown(),
                          second.header().shown(),
                          match.source().fields().get(second.field()).title(),
                          first(match, second).header().shown(),
                          second.header().shown());
              String shown = second.header().shown();
              tally.add(FileFault.SECOND_COLUMN.at(place(file, match, column), shown, "", message));
            });
  }

  /** The refusal of a header in the middle of a sheet whose columns are not those of the first. */
  public FileRejectedException otherHeader(HeaderMatch match, SheetPlan next, SheetPlan before) {
    List<String> gone = titles(before, next);
    List<String> more = titles(next, before);
    String message =
        "%s第 %s 行又是表头，列却与上面的不同（%s）；请把两段分成两个文件，或统一表头。"
            .formatted(
                sheet(match),
                match.rows().last().number(),
                String.join(
                    "；",
                    Stream.of(
                            gone.isEmpty() ? "" : "少了 " + String.join("、", gone),
                            more.isEmpty() ? "" : "多了 " + String.join("、", more))
                        .filter(text -> !text.isEmpty())
                        .toList()));
    return FileFault.OTHER_HEADER.refuse(place(file, match, -1), "", message);
  }

  private static List<String> titles(SheetPlan some, SheetPlan without) {
    return some.columns().stream()
        .filter(column -> !without.fieldNames().contains(column.field().name()))
        .map(SheetPlan.Column::header)
        .toList();
  }

  private static String sheet(HeaderMatch match) {
    String sheet = match.rows().last().sheet();
    return sheet.isEmpty() ? "" : "工作表“" + SafeText.safe(sheet) + "”";
  }

  /** The column that counts of the field that this one is too. */
  private static HeaderMatch.Named first(HeaderMatch match, HeaderMatch.Named second) {
    return Objects.requireNonNull(
        match.fields().get(Objects.requireNonNull(match.column(second.field()))));
  }

  private FileRejectedException doubled(
      HeaderMatch match, int column, HeaderMatch.Named first, HeaderMatch.Named second) {
    int firstColumn = Objects.requireNonNull(match.column(second.field()));
    String message =
        "%s%s 列『%s』和 %s 列『%s』是同一项（%s），无法判断用哪一列；请删去或改名其中一列。"
            .formatted(
                sheet(match),
                Place.letters(firstColumn),
                first.header().shown(),
                Place.letters(column),
                second.header().shown(),
                match.source().fields().get(second.field()).title());
    return FileFault.DOUBLED.refuse(place(file, match, column), second.header().shown(), message);
  }

  private static String title(Source source) {
    return "『" + source.title() + "』";
  }

  /** As {@link Source#fits}, whatever the width of characters and the space between them. */
  public static boolean fits(String pattern, String name) {
    return NamePattern.fits(Texts.squeezed(pattern), Texts.squeezed(name));
  }
}
