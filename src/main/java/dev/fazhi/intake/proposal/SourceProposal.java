package dev.fazhi.intake.proposal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.ConditionWords;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.header.HeaderGuess;
import dev.fazhi.intake.header.RowCells;
import dev.fazhi.intake.header.SpreadColumns;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.RowSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads exports of one kind and proposes how to declare them. The header is the first row that has
 * the most texts; what stands under it says what each column is.
 */
public final class SourceProposal {

  private static final String CODE = "FZ-312";
  private static final int FEWEST_MONTHS = 3;
  private static final int LONGEST_NAME = 40;

  private final Definitions definitions;
  private final PersonalColumns persons;
  private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();
  private long rows;

  private SourceProposal(Definitions definitions) {
    this.definitions = definitions;
    List<String> known = new ArrayList<>();
    definitions.knownSources().values().forEach(source -> known.addAll(source.personal()));
    this.persons = new PersonalColumns(known);
  }

  /**
   * The declarations, each with the path that it should have under {@code jobs/}.
   *
   * @param name the source's name; empty to make one of the first file's name
   * @throws FileRejectedException when a file cannot be read
   * @throws Problem FZ-312 when there is no header, or a file has not that of the first
   */
  public static Map<String, String> of(List<Path> files, String name, Definitions definitions)
      throws FileRejectedException {
    SourceProposal proposal = new SourceProposal(definitions);
    for (Path file : files) {
      proposal.read(file);
    }
    String base = Privacy.masked(String.valueOf(files.get(0).getFileName()));
    String stem = base.lastIndexOf('.') > 0 ? base.substring(0, base.lastIndexOf('.')) : base;
    String undated = stem.replaceAll("[-_ ]*\\d{4,8}$", "");
    String title = undated.isEmpty() ? stem : undated;
    return proposal.propose(name.isEmpty() ? slug(title, "new_source") : name, title);
  }

  private void read(Path file) throws FileRejectedException {
    String name = Privacy.masked(String.valueOf(file.getFileName()));
    List<Row> head = new ArrayList<>();
    try (RowSource source = Tabular.open(file, name, definitions.nightly().limits())) {
      Row row = source.next();
      int sheet = row == null ? 0 : row.sheetIndex();
      for (;
          row != null && head.size() < definitions.nightly().layout().headerWithinRows();
          row = source.next()) {
        if (row.sheetIndex() == sheet) {
          head.add(row);
        }
      }
      List<String> header = HeaderGuess.texts(head);
      if (header.isEmpty()) {
        throw new Problem(CODE, "文件 " + name + " 的前几行里找不到表头；请确认第一张工作表有一行列名");
      }
      List<ColumnProfile> profiles = profiles(header, name);
      head.subList(HeaderGuess.end(head) + 1, head.size()).forEach(each -> add(each, profiles));
      for (; row != null; row = source.next()) {
        if (row.sheetIndex() == sheet) {
          add(row, profiles);
        }
      }
    }
  }

  private List<ColumnProfile> profiles(List<String> header, String file) {
    boolean first = columns.isEmpty();
    List<ColumnProfile> profiles = new ArrayList<>();
    int known = 0;
    int filled = 0;
    for (int i = 0; i < header.size(); i++) {
      String text = header.get(i);
      int column = i;
      if (text.isEmpty()) {
        profiles.add(new ColumnProfile("", i));
        continue;
      }
      filled++;
      known += columns.containsKey(text) ? 1 : 0;
      profiles.add(columns.computeIfAbsent(text, any -> new ColumnProfile(text, column)));
    }
    if (!first && known * 2 < filled) {
      throw new Problem(CODE, "文件 " + file + " 的表头与第一个文件的不是一种；请一种导出运行一次");
    }
    return profiles;
  }

  private void add(Row row, List<ColumnProfile> profiles) {
    int start = RowCells.firstFilled(row);
    String first = start < 0 ? "" : Texts.squeezed(row.cell(start).text());
    if (start < 0
        || definitions.nightly().layout().totals().contains(first)
        || RowCells.filled(row) * 3 < profiles.size() && profiles.size() > 2) {
      return;
    }
    rows++;
    for (int i = 0; i < profiles.size(); i++) {
      // of a header that comes twice the first column
      if (profiles.indexOf(profiles.get(i)) == i) {
        profiles.get(i).add(row.value(i));
      }
    }
  }

  private Map<String, String> propose(String wanted, String title) {
    String id = wanted;
    for (int i = 2; definitions.knownSources().containsKey(id); i++) {
      id = wanted + "_" + i;
    }
    List<ColumnProfile> months =
        columns.values().stream()
            .filter(profile -> SpreadColumns.isMonth(Texts.squeezed(profile.header())))
            .toList();
    boolean cross = months.size() >= FEWEST_MONTHS;
    List<String> personal = new ArrayList<>();
    List<ProposedField> fields = new ArrayList<>();
    TypeGuess types =
        new TypeGuess(definitions, persons, LocalDate.now(definitions.nightly().zone()));
    Set<String> names = new HashSet<>();
    for (ColumnProfile profile : columns.values()) {
      if (cross && (months.contains(profile) || isSum(profile))) {
        continue;
      }
      if (persons.isNamedSo(profile.header())) {
        personal.add(profile.header());
        continue;
      }
      ProposedField field = types.of(name(profile, names), profile, rows);
      boolean text = field.type().isText() && field.type() != Field.Type.PERIOD;
      boolean key = field.type() == Field.Type.ID && field.profile().isUnique(rows);
      if (text && !key && persons.looksSo(profile.texts(), profile.distinct().size())) {
        personal.add(profile.header());
      } else {
        fields.add(field);
      }
    }
    return new ProposalText(id, title, fields, personal, persons, cross, key(fields), rows)
        .files(cross ? months : List.of());
  }

  /** Of a cross table, a sum over the months is no field. */
  private boolean isSum(ColumnProfile profile) {
    return profile.texts().stream().allMatch(text -> text.matches("[-\\d,.]+"));
  }

  /** The first column, or the first two or three together, whose values never come again. */
  private List<String> key(List<ProposedField> fields) {
    List<ProposedField> able =
        fields.stream()
            .filter(f -> f.profile().filled() == rows && !f.type().isNumber())
            .filter(f -> f.type() != Field.Type.YES_NO)
            .toList();
    for (ProposedField field : able) {
      if (!field.type().isTime() && field.profile().isUnique(rows)) {
        return List.of(field.name());
      }
    }
    return List.of();
  }

  private String name(ColumnProfile profile, Set<String> taken) {
    String known = "";
    for (Source source : definitions.knownSources().values()) {
      for (Field field : source.fields()) {
        boolean same =
            field.headers().stream()
                .anyMatch(h -> Spelling.normal(h).equals(Spelling.normal(profile.header())));
        known = known.isEmpty() && same ? field.name() : known;
      }
    }
    String letters = "c_" + Place.letters(profile.column()).toLowerCase(Locale.ROOT);
    String name = known.isEmpty() ? slug(profile.header(), letters) : known;
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  /** Small Latin letters, digits and underscores; something else when that leaves too little. */
  private static String slug(String text, String otherwise) {
    String slug =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
    boolean foreign = text.codePoints().anyMatch(Character::isIdeographic);
    if (foreign || slug.length() < 2 || slug.startsWith("fz_")) {
      return otherwise;
    }
    String cut = slug.substring(0, Math.min(LONGEST_NAME, slug.length()));
    boolean reserved =
        ConditionWords.KEYWORDS.contains(cut) || ConditionWords.VARIABLES.containsKey(cut);
    return reserved ? cut + "_value" : cut;
  }
}
