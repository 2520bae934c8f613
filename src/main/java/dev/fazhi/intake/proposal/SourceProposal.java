package dev.fazhi.intake.proposal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.condition.ConditionWords;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.header.SpreadColumns;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import dev.fazhi.model.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads exports of one kind and proposes how to declare them, by what stands in each column. */
public final class SourceProposal {

  static final String CODE = "FZ-312";
  private static final int FEWEST_MONTHS = 3;
  private static final int LONGEST_NAME = 40;

  private final Definitions definitions;
  private final ProposalWords words = new ProposalWords();
  private final PersonalColumns persons;
  private final Set<String> names = new HashSet<>();

  private SourceProposal(Definitions definitions) {
    this.definitions = definitions;
    List<String> known = new ArrayList<>();
    definitions.knownSources().values().forEach(source -> known.addAll(source.personal()));
    this.persons = new PersonalColumns(words, known);
  }

  /**
   * What is proposed.
   *
   * @param files the declarations, each with the path that it should have under {@code jobs/}
   * @param decisions what a person has to decide, a sentence each
   */
  public record Proposed(Map<String, String> files, List<String> decisions) {}

  /**
   * Proposes the declarations of one kind of export.
   *
   * @param name the source's name; empty to make one of the first file's name
   * @throws FileRejectedException when a file cannot be read
   * @throws Problem FZ-312 when there is no header, or a file has not that of the others
   */
  public static Proposed of(List<Path> files, String name, Definitions definitions)
      throws FileRejectedException {
    ExportReader reader = new ExportReader(definitions);
    ExportTable table = reader.read(files);
    String base = Privacy.masked(String.valueOf(files.get(0).getFileName()));
    String stem = base.lastIndexOf('.') > 0 ? base.substring(0, base.lastIndexOf('.')) : base;
    String undated =
        stem.replaceAll("[-_ （(]*(?:\\d{4,8}|(?:19|20)\\d{2}年(?:度|\\d{1,2}月)?)[)）]?$", "");
    String title = undated.isEmpty() ? stem : undated;
    String wanted = name.isEmpty() ? slug(title, "new_source") : name;
    String id = wanted;
    for (int i = 2; definitions.knownSources().containsKey(id); i++) {
      id = wanted + "_" + i;
    }
    return new SourceProposal(definitions).propose(id, title, stem, table, reader.others());
  }

  private Proposed propose(
      String id, String title, String stem, ExportTable table, List<String> others) {
    List<ColumnProfile> months = table.months();
    boolean cross = months.size() >= FEWEST_MONTHS;
    List<String> personal = new ArrayList<>();
    List<ProposedField> fields = new ArrayList<>();
    List<String> running = new ArrayList<>();
    TypeGuess types =
        new TypeGuess(definitions, persons, words, LocalDate.now(definitions.nightly().zone()));
    for (ColumnProfile profile : table.columns()) {
      if (cross && (months.contains(profile) || isSum(profile))) {
        continue;
      }
      if (isRunning(profile)) {
        running.add(profile.header());
        continue;
      }
      ProposedField field = types.of(name(profile), profile, table.rows());
      if (persons.isNamedSo(field) || looksPersonal(field, table.rows())) {
        personal.add(profile.header());
      } else {
        fields.add(field);
      }
    }
    sheets(table).ifPresent(fields::add);
    List<String> key = new KeyChoice(fields, table, words).fields();
    ProposalKind kind = ProposalKind.of(cross, fields, key, stem, words);
    kind.derived(stem).ifPresent(fields::add);
    Proposal proposal =
        new Proposal(
            id, title, kind, fields, personal, persons, words, months, key, table, running, others);
    return proposal.proposed();
  }

  /** The names of the sheets, where these tell more than months do. */
  private Optional<ProposedField> sheets(ExportTable table) {
    ColumnProfile sheets = table.sheets();
    Set<String> all = sheets.distinct();
    boolean telling =
        all.size() > 1
            && !persons.areNames(all)
            && all.stream()
                .noneMatch(
                    sheet ->
                        sheet.matches("(?i)sheet\\d*")
                            || SpreadColumns.isMonth(Texts.squeezed(sheet)));
    return telling
        ? Optional.of(
            ProposedField.derived(free("sheet_name"), sheets, Type.TEXT, "{ from: sheet }"))
        : Optional.empty();
  }

  private boolean looksPersonal(ProposedField field, long rows) {
    ColumnProfile profile = field.profile();
    boolean text = field.type().isText() && field.type() != Type.PERIOD;
    boolean key = field.type() == Type.ID && profile.isUnique(rows);
    return text && !key && persons.looksSo(profile.texts(), profile.distinct().size());
  }

  /** A number of the rows of a page: the next export begins anew, so that it tells no row. */
  private boolean isRunning(ColumnProfile profile) {
    return words.tells(ProposalWords.RUNNING, profile.header())
            && profile.texts().stream().allMatch(text -> text.strip().matches("\\d+"))
        || profile.isCounting() && words.tells(ProposalWords.NUMBER, profile.header());
  }

  /** Of a cross table, a sum over the months is no field. */
  private static boolean isSum(ColumnProfile profile) {
    return profile.texts().stream().allMatch(text -> text.matches("[-\\d,.]+"));
  }

  private String name(ColumnProfile profile) {
    String header = Spelling.normal(profile.header());
    String letters = "c_" + Place.letters(profile.column()).toLowerCase(Locale.ROOT);
    return free(
        definitions.knownSources().values().stream()
            .flatMap(source -> source.fields().stream())
            .filter(
                field -> field.headers().stream().map(Spelling::normal).anyMatch(header::equals))
            .findFirst()
            .map(Field::name)
            .orElseGet(() -> slug(profile.header(), letters)));
  }

  private String free(String name) {
    String unique = name;
    for (int i = 2; !names.add(unique); i++) {
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
