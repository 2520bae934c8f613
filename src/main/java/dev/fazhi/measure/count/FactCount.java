package dev.fazhi.measure.count;

import dev.fazhi.definition.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

/**
 * Passes over the known facts of sources once, with as many parts of them at a time as there are
 * processors for, up to a few.
 */
public final class FactCount {

  private static final int MOST_AT_A_TIME = 4;

  private final FactScan scan;

  public FactCount(DataSource database) {
    this.scan = new FactScan(database);
  }

  private record Part(SourceCount count, FactScan.Rows rows) {}

  /** What the rows that were live after that load come to, by source. */
  public Map<String, Counts> count(List<SourceCount> sources, long knownLoad) {
    Queue<Part> parts = new ConcurrentLinkedQueue<>();
    for (SourceCount source : sources) {
      for (FactScan.Rows part : scan.parts(source.source(), knownLoad)) {
        parts.add(new Part(source, part));
      }
    }
    int workers =
        parts.size() == sources.size()
            ? 1
            : Math.min(MOST_AT_A_TIME, Runtime.getRuntime().availableProcessors());
    List<Map<Source, Counts>> found = new ArrayList<>();
    if (workers == 1) {
      found.add(work(parts));
    } else {
      found.addAll(together(workers, () -> work(parts)));
    }
    Map<String, Counts> all = new LinkedHashMap<>();
    for (SourceCount source : sources) {
      Counts counts = null;
      for (Map<Source, Counts> some : found) {
        Counts more = some.remove(source.source());
        if (counts == null) {
          // not copied: ranked values may be half of what fits into memory
          counts = more;
        } else if (more != null) {
          source.add(counts, more);
        }
      }
      all.put(source.source().id(), counts == null ? source.nothing() : counts);
    }
    return all;
  }

  private Map<Source, Counts> work(Queue<Part> parts) {
    Map<Source, Counts> found = new LinkedHashMap<>();
    for (Part part = parts.poll(); part != null; part = parts.poll()) {
      SourceCount source = part.count();
      Counts counts = found.computeIfAbsent(source.source(), any -> source.nothing());
      scan.read(
          source.source(), source.read(), part.rows(), fact -> source.count(counts, fact, true));
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
      threads.shutdownNow();
    }
  }
}
