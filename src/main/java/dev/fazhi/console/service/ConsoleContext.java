package dev.fazhi.console.service;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.Service;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.DeliveredDefinitions;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.vintage.Vintages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The context of all pages: the open workspace, the folders, the clock and the current definitions.
 * Edited definitions are read again; while they are faulty, the last valid ones stay in use and the
 * fault is shown.
 */
public final class ConsoleContext implements AutoCloseable {

  private static final long LOOK_AGAIN_MILLIS = 2_000;

  private final Workspace workplace;
  private final Service.Folders folders;
  private final Clock clock;

  private Definitions definitions;
  private String state;
  private long looked;
  private @Nullable String fault;
  private @Nullable Vintage read;

  public ConsoleContext(Service.Folders folders, Clock clock) {
    this.folders = folders;
    this.clock = clock;
    workplace = Workspace.open(folders.jobs(), folders.data(), folders.url());
    definitions = workplace.definitions();
    state = state();
    looked = clock.millis();
  }

  public Workspace workplace() {
    return workplace;
  }

  public Service.Folders folders() {
    return folders;
  }

  public Clock clock() {
    return clock;
  }

  /** The definitions without what a vintage could not have, as no export had the columns. */
  public Definitions delivered(Vintage vintage) {
    return DeliveredDefinitions.of(workplace.database(), definitions(), vintage.lastLoad());
  }

  public synchronized Definitions definitions() {
    if (clock.millis() - looked > LOOK_AGAIN_MILLIS) {
      looked = clock.millis();
      String now = state();
      if (!now.equals(state)) {
        state = now;
        reload();
      }
    }
    return definitions;
  }

  private void reload() {
    try {
      definitions = DefinitionLoader.load(folders.jobs());
      fault = null;
    } catch (Problem wrong) {
      fault = wrong.getMessage();
    }
  }

  /** The fault of the definitions on disk; null when they are valid. */
  public synchronized @Nullable String definitionFault() {
    return fault;
  }

  /** Sizes and times of the definitions' files, to notice edits cheaply. */
  private String state() {
    try (Stream<Path> files = Files.walk(folders.jobs())) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(file)
            .append(Files.size(file))
            .append(Files.getLastModifiedTime(file))
            .append('\n');
      }
      return all.toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Today in the zone of the definitions. */
  public LocalDate today() {
    return LocalDate.now(clock.withZone(definitions().nightly().zone()));
  }

  /** The newest vintage of that cut-off, or of all year's reports when none is given. */
  public Optional<Vintages.Head> head(@Nullable AsOf asOf) {
    return asOf == null ? workplace.vintages().newest() : workplace.vintages().newest(asOf);
  }

  /** A text that changes with everything that pages of figures show. */
  public String stateOfFigures() {
    return "%s %s %s"
        .formatted(definitions().digest(), workplace.vintages().all(), workplace.finals().all());
  }

  /** Reads a vintage with its figures; the last one read is cached. */
  public Vintage vintage(Vintages.Head head) {
    synchronized (this) {
      if (read != null && read.number() == head.number()) {
        return read;
      }
    }
    Vintage vintage = workplace.vintages().read(head);
    synchronized (this) {
      read = vintage;
    }
    return vintage;
  }

  @Override
  public void close() {
    workplace.close();
  }
}
