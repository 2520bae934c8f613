package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.model.RejectColumns;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The match of a sheet's headers with those of a source.
 *
 * @param rows where the headers stand
 * @param headers the source's headers
 * @param fields column to field, in the order of the columns
 * @param personal columns that are dropped
 * @param ignored columns that nothing names
 * @param doubled columns of a field that another column is, whose header the source names first
 * @param spread columns each cell of which is a row of its own
 * @param about columns that the program added when it rejected the rows
 */
public record HeaderMatch(
    HeaderRows rows,
    SourceHeaders headers,
    Map<Integer, Named> fields,
    Map<Integer, HeaderText> personal,
    Map<Integer, HeaderText> ignored,
    Map<Integer, Named> doubled,
    Map<Integer, HeaderText> spread,
    Map<Integer, HeaderText> about) {

  /** A field and the header that names it. */
  record Named(int field, HeaderText header) {}

  public static HeaderMatch of(HeaderRows rows, SourceHeaders headers) {
    HeaderMatch match =
        new HeaderMatch(
            rows,
            headers,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    for (int column = 0; column < rows.columns().size(); column++) {
      match.put(column, rows.columns().get(column));
    }
    match.keepOwnColumns();
    match.setAsideAbout();
    return match;
  }

  /** The same header with the row of units below it, if that changes no column. */
  public HeaderMatch withUnits(List<Row> below) {
    HeaderRows wider = rows.withUnits(below);
    HeaderMatch match = wider == rows ? this : of(wider, headers);
    return match.fields().keySet().equals(fields.keySet()) ? match : this;
  }

  /** A table that has the two fields as columns of their own is no cross table. */
  private void keepOwnColumns() {
    Source.Unpivot unpivot = source().unpivot();
    if (unpivot != null && column(unpivot.value()) != null) {
      ignored.putAll(spread);
      spread.clear();
    }
  }

  private @Nullable Integer column(String field) {
    return column(source().position(field));
  }

  /** Whether a field that has no column of its own is filled from others. */
  private boolean isFilled(Field field) {
    Source.Unpivot unpivot = source().unpivot();
    boolean fromColumns =
        unpivot != null
            && !spread.isEmpty()
            && (field.name().equals(unpivot.into()) || field.name().equals(unpivot.value()));
    Field.Derive derive = field.derive();
    return fromColumns
        || derive != null && derive.fields().stream().allMatch(name -> column(name) != null);
  }

  /** Only where the rows tell their origin: else a column is as unknown as any other. */
  private void setAsideAbout() {
    if (OriginColumns.among(ignored) == null) {
      return;
    }
    ignored.forEach(
        (column, header) -> {
          if (RejectColumns.ALL.contains(header.normal())) {
            about.put(column, header);
          }
        });
    ignored.keySet().removeAll(about.keySet());
  }

  public Source source() {
    return headers.source();
  }

  /** Whether every required field has its column. */
  boolean isComplete() {
    return missing().isEmpty();
  }

  /** The required fields without a column. */
  List<Field> missing() {
    List<Field> missing = new ArrayList<>();
    List<Field> all = source().fields();
    for (int field = 0; field < all.size(); field++) {
      if (all.get(field).required() && column(field) == null && !isFilled(all.get(field))) {
        missing.add(all.get(field));
      }
    }
    return missing;
  }

  /** The column of a field; null when it has none. */
  @Nullable Integer column(int field) {
    for (Map.Entry<Integer, Named> entry : fields.entrySet()) {
      if (entry.getValue().field() == field) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** The columns that the source knows. */
  BitSet explained() {
    BitSet explained = new BitSet();
    fields.keySet().forEach(explained::set);
    personal.keySet().forEach(explained::set);
    doubled.keySet().forEach(explained::set);
    spread.keySet().forEach(explained::set);
    return explained;
  }

  /** Whether this knows all columns that the other knows, and more. */
  boolean explainsMoreThan(HeaderMatch other) {
    BitSet mine = explained();
    BitSet theirs = other.explained();
    theirs.andNot(mine);
    return theirs.isEmpty() && mine.cardinality() > other.explained().cardinality();
  }

  /**
   * Whether these are surely meant to be the headers of the source though some are missing, and not
   * those of another table about the same things: three or more fields, at least half of the
   * columns, and either a key among them or for each missing one a column of nearly its name.
   */
  public boolean isMisspelt() {
    Set<String> unknown = new HashSet<>();
    ignored.values().forEach(header -> unknown.add(header.bare()));
    boolean near =
        missing().stream()
            .allMatch(
                field ->
                    field.headers().stream()
                        .anyMatch(header -> Spelling.nearest(header, unknown) != null));
    boolean key =
        source().key().stream().anyMatch(field -> column(source().position(field)) != null);
    boolean half = fields.size() >= 3 && explained().cardinality() >= ignored.size();
    return half && (near || key);
  }

  /** Of two columns of one field the one counts whose header the source names first. */
  private void choose(int column, Named named) {
    Integer before = column(named.field());
    Named other = before == null ? null : fields.get(before);
    if (before == null || other == null) {
      fields.put(column, named);
    } else if (headers.rank(named.header()) < headers.rank(other.header())) {
      fields.remove(before);
      doubled.put(before, other);
      fields.put(column, named);
    } else {
      doubled.put(column, named);
    }
  }

  private void put(int column, List<HeaderText> candidates) {
    for (HeaderText candidate : candidates) {
      Integer field = headers.find(candidate);
      if (field == null) {
        continue;
      }
      if (field == SourceHeaders.PERSONAL) {
        personal.put(column, candidate);
      } else {
        choose(column, new Named(field, candidate));
      }
      return;
    }
    Source.Unpivot unpivot = source().unpivot();
    for (HeaderText candidate : unpivot == null ? List.<HeaderText>of() : candidates) {
      if (unpivot != null && (unpivot.fits(candidate.normal()) || unpivot.fits(candidate.bare()))) {
        spread.put(column, candidate);
        return;
      }
    }
    if (!candidates.isEmpty()) {
      ignored.put(column, candidates.get(0));
    }
  }
}
