package dev.fazhi.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.merge.Merge;
import dev.fazhi.merge.MergeOptions;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.ArchiveWriter;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.FactTables;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A database with the repository's own definitions, into which tests put files of typed rows. */
public final class FactsFixture implements AutoCloseable {

  private final HikariDataSource database;
  private final Definitions definitions;
  private final Path folder;
  private int files;

  public FactsFixture(Databases kind) {
    this(kind, Path.of("jobs"));
  }

  /** With definitions of its own. */
  public FactsFixture(Databases kind, Path jobs) {
    definitions = DefinitionLoader.load(jobs);
    database = kind.open();
    new FactTables(database).fit(definitions);
    try {
      folder = Files.createTempDirectory("facts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HikariDataSource database() {
    return database;
  }

  public Definitions definitions() {
    return definitions;
  }

  public FileRegister register() {
    return new FileRegister(database);
  }

  /**
   * Archives and settles a file of that source, exported on that day; each row is {@code
   * field=value;field=value}, a rejected one begins with {@code !}.
   */
  public RegisteredFile load(String sourceId, String exportedOn, String... rows) {
    Source source = definitions.source(sourceId);
    FileRegister register = register();
    String name = "file" + ++files + ".csv";
    String sha256 = "%064d".formatted(files);
    long id = register.add(sha256, name, 1, LocalDateTime.of(2022, 1, 1, 0, 0));
    Archive archive = new Archive(folder);
    try (ArchiveWriter writer = archive.write(sha256, source, definitions.digest())) {
      for (int i = 0; i < rows.length; i++) {
        writer.add(entry(source, i + 2, rows[i]));
      }
      List<Archive.Column> columns = new ArrayList<>();
      for (Field field : source.fields()) {
        columns.add(
            new Archive.Column(columns.size(), field.name(), field.title(), BigDecimal.ONE));
      }
      writer.finish(
          new Archive.Reading(
              List.of(new Archive.Sheet(0, "", columns)),
              rows.length + 1L,
              1,
              LocalDate.parse(exportedOn).atStartOfDay(),
              true,
              List.of(),
              Map.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    register.read(
        id, sourceId, definitions.digest(), LocalDate.parse(exportedOn).atStartOfDay(), true);
    TransactionTemplate tx = new TransactionTemplate(new DataSourceTransactionManager(database));
    try (ArchiveReader copy = archive.open(sha256, name, source)) {
      tx.executeWithoutResult(
          done -> new Merge(database).settle(register.get(id), source, copy, MergeOptions.PLAIN));
    }
    return register.get(id);
  }

  private static ImportedRow entry(Source source, int row, String text) {
    Map<String, String> given = new HashMap<>();
    boolean rejected = text.startsWith("!");
    for (String pair : (rejected ? text.substring(1) : text).split(";")) {
      int equals = pair.indexOf('=');
      given.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Field field : source.fields()) {
      String value = given.remove(field.name());
      values.add(value == null ? null : typed(field.type(), value));
    }
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("no such fields: " + given.keySet());
    }
    List<Cell> cells = source.fields().stream().<Cell>map(field -> Cell.BLANK).toList();
    Fault fault = new Fault("FZ-221", Fault.Severity.REJECT, new Place("", "", row, 0), "", "", "");
    return new ImportedRow(0, "", row, values, cells, rejected ? List.of(fault) : List.of());
  }

  private static Object typed(Field.Type type, String value) {
    return switch (type) {
      case DATE -> LocalDate.parse(value);
      case DATE_TIME -> LocalDateTime.parse(value.contains("T") ? value : value + "T12:00:00");
      case YES_NO -> Boolean.valueOf(value);
      case INTEGER -> Long.valueOf(value);
      case DECIMAL, MONEY -> new BigDecimal(value);
      case ID, CASE_NUMBER, TEXT, PATH, PERIOD -> value;
    };
  }

  /** The live facts of a source as text, one line a row, sorted. */
  public List<String> live(String sourceId) {
    Source source = definitions.source(sourceId);
    return JdbcClient.create(database)
        .sql(
            "SELECT "
                + SqlNames.columns(source, "")
                + " FROM "
                + SqlNames.facts(source)
                + " WHERE superseded_by IS NULL")
        .query(
            (row, n) -> {
              StringBuilder line = new StringBuilder();
              for (int i = 1; i <= source.fields().size(); i++) {
                line.append(row.getString(i)).append('|');
              }
              return line.toString();
            })
        .list()
        .stream()
        .sorted()
        .toList();
  }

  /** Every version of a source with the numbers of its loads, one line each. */
  public List<String> written(String sourceId) {
    Source source = definitions.source(sourceId);
    return new ArrayList<>(
        JdbcClient.create(database)
            .sql(
                "SELECT load_no, superseded_by, origin_no, sheet_no, row_no, "
                    + SqlNames.columns(source, "")
                    + " FROM "
                    + SqlNames.facts(source))
            .query(
                (row, n) -> {
                  StringBuilder line = new StringBuilder();
                  for (int i = 1; i <= source.fields().size() + 5; i++) {
                    line.append(row.getString(i)).append('|');
                  }
                  return line.toString();
                })
            .list());
  }

  /** How many versions of rows there are, live and superseded. */
  public long versions(String sourceId) {
    return JdbcClient.create(database)
        .sql("SELECT COUNT(*) FROM " + SqlNames.facts(definitions.source(sourceId)))
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    database.close();
    FileSystemUtils.deleteRecursively(folder.toFile());
  }
}
