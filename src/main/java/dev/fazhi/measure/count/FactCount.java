package dev.fazhi.measure.count;

import dev.fazhi.measure.count.FactScan.Range;
import dev.fazhi.store.facts.FactSums;
import dev.fazhi.store.facts.RowSums;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Counts the facts of sources that were live after a load, in one pass: by ranges, which threads or
 * other processes may count, and whose counts are then put together. For several threads.
 */
public final class FactCount {

  private static final int MOST_AT_A_TIME = 4;

  private final DataSource database;
  private final FactScan scan;
  private final Map<String, SourceCount> sources = new LinkedHashMap<>();
  private final long knownLoad;
  private final Map<String, Partners> partners = new ConcurrentHashMap<>();

  public FactCount(DataSource database, List<SourceCount> sources, long knownLoad) {
    this.database = database;
    this.scan = new FactScan(database);
    sources.forEach(source -> this.sources.put(source.source().id(), source));
    this.knownLoad = knownLoad;
  }

  /**
   * Counts all facts in this process, many of them in threads.
   *
   * @return the counts by source
   * @throws dev.fazhi.model.Problem FZ-402 when rows are not as they were written
   */
  public Map<String, Counts> count() {
    Queue<Range> ranges = new ConcurrentLinkedQueue<>(ranges(1));
    int threads = areFew(ranges) ? 1 : threads();
    return merge(threads == 1 ? List.of(count(ranges)) : together(threads, () -> count(ranges)));
  }

  /** How many threads of a process count at a time. */
  public static int threads() {
    return Math.min(MOST_AT_A_TIME, Runtime.getRuntime().availableProcessors());
  }

  /** Whether no source has so many facts that they are divided: one thread counts them soonest. */
  public static boolean areFew(Collection<Range> ranges) {
    return ranges.stream().map(Range::source).distinct().count() == ranges.size();
  }

  private PartialCounts count(Queue<Range> ranges) {
    PartialCounts counts = new PartialCounts();
    for (Range range = ranges.poll(); range != null; range = ranges.poll()) {
      add(counts, range);
    }
    return counts;
  }

  /**
   * Everything that is to be counted, each fact in one range.
   *
   * @param shares among how many the facts are to be divided, where they are enough
   */
  public List<Range> ranges(int shares) {
    return sources.values().stream()
        .flatMap(source -> scan.ranges(source.source(), shares).stream())
        .toList();
  }

  /** Counts a range; returns how many of its rows were live. */
  public long add(PartialCounts to, Range range) {
    SourceCount source = sources.get(range.source());
    if (source == null) {
      throw new IllegalArgumentException("not counted: " + range.source());
    }
    PartialCounts.Found found = to.of(source);
    Partners with = partners(source);
    found.counts().tied().putAll(with.tied());
    long[] rows = new long[1];
    scan.read(
        source.source(),
        source.read(),
        scan.in(range, knownLoad),
        knownLoad,
        found.sums(),
        fact -> {
          rows[0]++;
          source.count(found.counts(), fact, with, true);
        });
    return rows[0];
  }

  private Partners partners(SourceCount source) {
    return partners.computeIfAbsent(source.source().id(), any -> source.partners(scan, knownLoad));
  }

  /**
   * Puts together what all ranges came to. The parts are used up.
   *
   * @return the counts by source
   * @throws dev.fazhi.model.Problem FZ-402 when rows are not as they were written, or were not
   *     counted once each
   */
  public Map<String, Counts> merge(Iterable<PartialCounts> parts) {
    Map<String, Counts> all = new LinkedHashMap<>();
    Map<String, RowSums> sums = new HashMap<>();
    for (PartialCounts part : parts) {
      for (SourceCount source : sources.values()) {
        PartialCounts.Found more = part.remove(source);
        if (more == null) {
          continue;
        }
        String id = source.source().id();
        sums.computeIfAbsent(id, any -> new RowSums(source.source(), source.read()))
            .addAll(more.sums());
        // the first is not copied: ranked values may be half of what fits into memory
        Counts before = all.putIfAbsent(id, more.counts());
        if (before != null) {
          source.add(before, more.counts());
        }
      }
    }
    Map<String, Counts> ordered = new LinkedHashMap<>();
    sources.forEach(
        (id, source) -> {
          RowSums summed = sums.getOrDefault(id, new RowSums(source.source(), source.read()));
          new FactSums(database).upTo(source.source(), knownLoad).check(summed);
          ordered.put(id, all.getOrDefault(id, source.nothing()));
        });
    return ordered;
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
