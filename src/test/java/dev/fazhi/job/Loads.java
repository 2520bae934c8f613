package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.FileMerger;
import dev.fazhi.job.survey.FoundFile;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.store.Databases;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files read, archived and merged one by one, as the job does it but without its machinery. */
public final class Loads implements AutoCloseable {

  private static final LocalDateTime TIME = LocalDateTime.of(2023, 1, 1, 0, 0);

  private final Path folder;
  private final Workspace workplace;
  private int seen;

  public Loads(Path folder, @Nullable String url) {
    this(folder, url, Runs.JOBS);
  }

  public Loads(Path folder, @Nullable String url, Path jobs) {
    this.folder = folder;
    if (url == null) {
      Databases.prepare(folder.resolve("data"));
    }
    this.workplace = Workspace.open(jobs, folder.resolve("data"), url);
  }

  public Workspace workplace() {
    return workplace;
  }

  /** Reads and settles a file of that name with these lines. */
  public RegisteredFile load(String name, String... lines) {
    return load(name, TIME, List.of(lines));
  }

  /** As above, of that time of modification. */
  public RegisteredFile load(String name, LocalDateTime time, List<String> lines) {
    try {
      Path file = Files.createDirectories(folder.resolve("given")).resolve(++seen + name);
      Files.writeString(file, String.join("\n", lines) + "\n");
      return load(name, time, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads and settles a file under that name; one of known content is left as it is. */
  public RegisteredFile load(String name, Path file) throws IOException {
    return load(name, TIME, file);
  }

  /** As above, of that time of modification. */
  public RegisteredFile load(String name, LocalDateTime time, Path file) throws IOException {
    String sha256 = FoundFile.sha256(file);
    var known = workplace.files().find(sha256);
    if (known.isPresent()) {
      return known.get();
    }
    InputSurvey.Candidate candidate =
        new InputSurvey.Candidate(file, name, Files.size(file), time, sha256, false);
    long id = workplace.files().add(sha256, name, candidate.bytes(), time);
    try (FileReading reading = new FileReading(workplace, id, candidate)) {
      while (reading.read(1000) == 1000) {
        // to its end
      }
      reading.finish();
    } catch (FileRejectedException refused) {
      try (FileReading reading = new FileReading(workplace, id, candidate)) {
        reading.refuse(refused);
      }
      return workplace.files().get(id);
    }
    workplace
        .transaction()
        .executeWithoutResult(
            tx -> new FileMerger(workplace).settle(workplace.files().get(id), null));
    return workplace.files().get(id);
  }

  /** What was known of a source after that load, one line a row, sorted. */
  public List<String> known(String sourceId, long load) {
    Source source = workplace.definitions().source(sourceId);
    return JdbcClient.create(workplace.database())
        .sql(
            "SELECT * FROM "
                + SqlNames.facts(source)
                + " WHERE load_no <= "
                + load
                + " AND (superseded_by IS NULL OR superseded_by > "
                + load
                + ")")
        .query(
            (row, n) -> {
              List<String> values = new ArrayList<>();
              for (var field : source.fields()) {
                values.add(String.valueOf(row.getString(field.name())));
              }
              return String.join("|", values).replace("null", "");
            })
        .list()
        .stream()
        .sorted()
        .toList();
  }

  /** What is known now. */
  public List<String> known(String sourceId) {
    return known(sourceId, Long.MAX_VALUE - 1);
  }

  @Override
  public void close() {
    workplace.close();
  }
}
