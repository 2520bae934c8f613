package dev.fazhi.measure.count;

import dev.fazhi.definition.Source;
import dev.fazhi.store.facts.FactSums;
import dev.fazhi.store.facts.RowSums;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Counts the facts of sources in one pass, in parallel parts. */
public final class FactCount {

  private static final int MOST_AT_A_TIME = 4;

  private final DataSource database;
  private final FactScan scan;

  public FactCount(DataSource database) {
    this.database = database;
    this.scan = new FactScan(database);
  }

  private record Part(SourceCount count, FactScan.Rows rows) {}

  private record Found(Counts counts, RowSums sums) {}

  /**
   * Counts the rows that were live after that load, by source.
   *
   * @throws dev.fazhi.model.Problem FZ-402 when rows are not as they were written
   */
  public Map<String, Counts> count(List<SourceCount> sources, long knownLoad) {
    Queue<Part> parts = new ConcurrentLinkedQueue<>();
    Map<Source, Partners> partners = new HashMap<>();
    for (SourceCount source : sources) {
      partners.put(source.source(), source.partners(scan, knownLoad));
      for (FactScan.Rows part : scan.parts(source.source(), knownLoad)) {
        parts.add(new Part(source, part));
      }
    }
    int workers =
        parts.size() == sources.size()
            ? 1
            : Math.min(MOST_AT_A_TIME, Runtime.getRuntime().availableProcessors());
    List<Map<Source, Found>> found = new ArrayList<>();
    if (workers == 1) {
      found.add(work(parts, partners, knownLoad));
    } else {
      found.addAll(together(workers, () -> work(parts, partners, knownLoad)));
    }
    Map<String, Counts> all = new LinkedHashMap<>();
    for (SourceCount source : sources) {
      Counts counts = null;
      RowSums sums = new RowSums(source.source(), source.read());
      for (Map<Source, Found> some : found) {
        Found more = some.remove(source.source());
        if (more != null) {
          sums.addAll(more.sums());
          // the first is not copied: ranked values may be half of what fits into memory
          if (counts == null) {
            counts = more.counts();
          } else {
            source.add(counts, more.counts());
          }
        }
      }
      new FactSums(database).upTo(source.source(), knownLoad).check(sums);
      counts = counts == null ? source.nothing() : counts;
      counts.tied().putAll(partners.getOrDefault(source.source(), Partners.NONE).tied());
      all.put(source.source().id(), counts);
    }
    return all;
  }

  private Map<Source, Found> work(
      Queue<Part> parts, Map<Source, Partners> partners, long knownLoad) {
    Map<Source, Found> found = new LinkedHashMap<>();
    for (Part part = parts.poll(); part != null; part = parts.poll()) {
      SourceCount source = part.count();
      Partners with = partners.getOrDefault(source.source(), Partners.NONE);
      Found counted =
          found.computeIfAbsent(
              source.source(), any -> new Found(source.nothing(), new RowSums(any, source.read())));
      scan.read(
          source.source(),
          source.read(),
          part.rows(),
          knownLoad,
          counted.sums(),
          fact -> source.count(counted.counts(), fact, with, true));
    }
    return found;
  }

  private static <T> List<T> together(int workers, Callable<T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      Queue<Future<T>> running = new ArrayDeque<>();
      for (int i = 0; i < workers; i++) {
        running.add(threads.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      // without an interrupt, which in the midst of a read would close a database that is a file
      threads.shutdown();
    }
  }
}
