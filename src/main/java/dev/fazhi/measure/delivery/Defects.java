package dev.fazhi.measure.delivery;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Note;
import dev.fazhi.store.archive.DateRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What files do not say though figures need it: columns that are missing or empty, sheets that were
 * left out, rows that were rejected, rows that earlier exports had. It concerns the figures about
 * the days of the file until a later export brings the same rows again without the defect.
 */
public final class Defects {

  /** How many rows an export lacks, if that is told, and about which days. */
  private static final Pattern LACKING = Pattern.compile("(?:(\\d+)行 )?(\\S+ 至 \\S+)");

  private final List<DeliveredFile> files;
  private final Source source;
  private final long known;
  private final List<Defect> defects = new ArrayList<>();

  private Defects(List<DeliveredFile> files, Source source, long known) {
    this.files = files;
    this.source = source;
    this.known = known;
  }

  /** Those of a source's files, as known after that load. */
  public static List<Defect> of(List<DeliveredFile> files, Source source, long known) {
    List<DeliveredFile> own = DeliveredFile.merged(files, source.id(), known);
    Defects defects = new Defects(own, source, known);
    own.forEach(defects::find);
    MissingParts.of(source, own)
        .forEach(
            part ->
                defects.defects.add(
                    new Defect(Note.PARTS_MISSING, part.words(), Set.of(), part.span())));
    files.stream()
        .filter(file -> !file.merged() && file.isKnown(known))
        .filter(file -> file.source().equals(source.id()))
        .forEach(defects::refused);
    return List.copyOf(defects.defects);
  }

  private void find(DeliveredFile file) {
    for (Field field : source.fields()) {
      if (file.absent().contains(field.name())) {
        String name = field.name();
        add(file, Note.ABSENT, field, later -> !later.absent().contains(name));
      }
    }
    for (Finding finding : file.findings()) {
      if (source.expected().has(finding.code(), finding.field(), "")) {
        continue;
      }
      Note note = FindingNotes.of(finding.code());
      switch (note) {
        case EMPTIED,
            MIXED_UNITS,
            MISTYPED_YEAR,
            DAY_MONTH,
            NAMES_ABOVE,
            OTHER_MEANING,
            FILLED_DOWN,
            UNLIKE_BEFORE ->
            ofFields(file, note, finding);
        case CLEARED -> {
          // what an export fills again settles those before it
          if (!finding.seen().equals(FindingNotes.FILLED_AGAIN)) {
            Defect cleared = new Defect(note, finding.field(), fields(finding), file.span());
            add(file, cleared, later -> later.has(finding.as(FindingNotes.FILLED_AGAIN)));
          }
        }
        case SWAPPED, SHUFFLED -> {
          Defect defect = new Defect(note, finding.field(), fields(finding), file.span());
          if (finding.seen().isEmpty()) {
            add(file, defect, later -> !later.has(finding));
          } else if (ExchangedFields.areKnown(files, file, finding)) {
            defects.add(defect);
          }
        }
        case SHRUNK -> shrunk(file, finding);
        case LEFT_OUT -> {
          DeliveredFile of = lacking(file, finding);
          Defect defect = new Defect(note, finding.sheet(), Set.of(), of.span());
          add(of, defect, later -> !later.has(finding));
        }
        case COPIED -> {
          String[] seen = finding.seen().split("/", 2);
          String detail = seen[0] + " 行与" + (seen.length > 1 ? seen[1] : "另一行") + "相同";
          add(file, new Defect(note, detail, Set.of(), file.span()), later -> !later.has(finding));
        }
        case TOTALS_DIFFER, HIDDEN, TWINS, ORDER_DOUBTED, HOURS_OFF ->
            add(
                file,
                new Defect(note, finding.field(), Set.of(), file.span()),
                later -> !later.has(finding));
        case PARTS_MISSING -> {
          // pages are told together
          if (finding.seen().isEmpty()) {
            Defect defect = new Defect(note, finding.field(), Set.of(), file.span());
            add(file, defect, later -> !later.has(finding));
          }
        }
        case REPEATED, STATED_DAY ->
            add(file, new Defect(note, finding.seen(), Set.of(), file.span()), later -> true);
        case CONTRADICTED, UNKNOWN_VALUES, MERGED_CELLS -> {
          Set<String> names = fields(finding);
          // a row whose key is in doubt is itself in doubt
          Set<String> of = Collections.disjoint(names, source.key()) ? names : Set.of();
          add(
              file,
              new Defect(note, finding.seen(), of, file.span()),
              later -> !later.has(finding));
        }
        case SAME_KEY -> {
          String rows = Long.toString(finding.times());
          add(file, new Defect(note, rows, Set.of(), file.span()), later -> !later.has(finding));
        }
        case REFUSED -> {} // an accepted file was merged
        default -> {
          String detail = finding.field().isEmpty() ? finding.sheet() : finding.field();
          add(file, new Defect(note, detail, Set.of(), file.span()), later -> true);
        }
      }
    }
    long rejected = file.rejected(known);
    if (rejected > 0) {
      String rows = Long.toString(rejected);
      add(file, new Defect(Note.REJECTED, rows, Set.of(), file.span()), later -> true);
    }
  }

  /** What a file had whose rows were refused with it, until another brings the same days. */
  private void refused(DeliveredFile file) {
    boolean brought =
        files.stream()
            .anyMatch(
                other ->
                    other.since() > file.since()
                        && (other.name().equals(file.name())
                            || other.isAfter(file) && contains(other.span(), file.span())));
    boolean rows =
        file.findings().stream().anyMatch(f -> FindingNotes.of(f.code()) == Note.REFUSED);
    if (rows && file.span() != null && !brought) {
      defects.add(new Defect(Note.REFUSED, file.name(), Set.of(), file.span()));
    }
  }

  /** By how many rows, or before which day; what a late export tells anew holds instead. */
  private void shrunk(DeliveredFile file, Finding finding) {
    Matcher lacking = LACKING.matcher(finding.seen());
    DateRange days = lacking.matches() ? days(lacking) : null;
    boolean told =
        files.stream()
            .filter(late -> late.since() > file.since() && file.isAfter(late))
            .flatMap(late -> late.findings().stream())
            .filter(other -> other.code().equals(finding.code()))
            .map(other -> LACKING.matcher(other.seen()))
            .anyMatch(other -> other.matches() && contains(days(other), days));
    if (days != null && !told) {
      String rows = lacking.group(1);
      String detail = rows == null ? days.to().plusDays(1) + "以前的" : rows + "行";
      add(file, new Defect(Note.SHRUNK, detail, Set.of(), days), later -> true);
    }
  }

  private static DateRange days(Matcher lacking) {
    return DateRange.parse(lacking.group(2));
  }

  private void ofFields(DeliveredFile file, Note note, Finding finding) {
    Set<String> names = fields(finding);
    boolean ofGroup = note == Note.EMPTIED && !finding.seen().isEmpty();
    String detail = finding.field() + (ofGroup ? "（" + finding.seen() + "）" : "");
    DeliveredFile of = lacking(file, finding);
    add(
        of,
        new Defect(note, detail, names, of.span()),
        later ->
            !later.has(finding)
                && Collections.disjoint(later.absent(), names)
                && (note != Note.EMPTIED || Collections.disjoint(later.blank(), names)));
  }

  /** The file that lacks something: a newer one of those days where a late export tells it. */
  private DeliveredFile lacking(DeliveredFile file, Finding finding) {
    DateRange days = finding.days();
    return files.stream()
        .filter(other -> days != null && days.equals(other.span()))
        .filter(other -> other.since() < file.since() && other.isAfter(file))
        .findFirst()
        .orElse(file);
  }

  /** The names of the fields that a finding is about. */
  private Set<String> fields(Finding finding) {
    List<String> titles = List.of(finding.field().split("、"));
    return source.fields().stream()
        .filter(
            field ->
                titles.contains(field.title())
                    || field.headers().stream().anyMatch(titles::contains))
        .map(Field::name)
        .collect(Collectors.toSet());
  }

  private void add(DeliveredFile file, Note note, Field field, Predicate<DeliveredFile> without) {
    add(file, new Defect(note, field.title(), Set.of(field.name()), file.span()), without);
  }

  /** Unless a later export has all that the file has, without the defect. */
  private void add(DeliveredFile file, Defect defect, Predicate<DeliveredFile> without) {
    boolean settled =
        files.stream()
            .anyMatch(
                later ->
                    later.isAfter(file)
                        && later.hasAllOf(file)
                        && (defect.note() == Note.MISTYPED_YEAR
                            || contains(later.span(), defect.span()))
                        && without.test(later));
    if (!settled) {
      defects.add(defect);
    }
  }

  private static boolean contains(@Nullable DateRange days, @Nullable DateRange others) {
    return others == null || days != null && days.contains(others);
  }
}
