package dev.fazhi.job.context;

import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.count.PartialCounts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.lease.Lease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The state that the steps of one run share in this process. What a restart needs is in the
 * database instead.
 */
public final class RunContext {

  private final RunRequest request;
  private final RunWatcher watcher;
  private final Lease lease;
  private final Map<Long, InputSurvey.Candidate> pending = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();
  private final List<String> leftAlone = new ArrayList<>();
  private final Set<Long> left = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Long> settled = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final Map<Long, PartialCounts> counts = new ConcurrentHashMap<>();
  private List<Long> partitions = List.of();
  private long countedLoad;
  private @Nullable Vintage vintage;
  private @Nullable Measurement measurement;
  private @Nullable Path folder;
  private boolean held;
  private boolean surveyed;

  public RunContext(RunRequest request, RunWatcher watcher, Lease lease) {
    this.request = request;
    this.watcher = watcher;
    this.lease = lease;
  }

  public RunRequest request() {
    return request;
  }

  public RunWatcher watcher() {
    return watcher;
  }

  /** The lease that the run holds. */
  public Lease lease() {
    return lease;
  }

  /** The files to be read, by their ids. */
  public Map<Long, InputSurvey.Candidate> pending() {
    return pending;
  }

  public List<String> known() {
    return known;
  }

  public List<String> leftAlone() {
    return leftAlone;
  }

  /** Leaves a file for the next run. Thread-safe. */
  public synchronized void leave(long fileId, String reason) {
    left.add(fileId);
    leftAlone.add(reason);
  }

  /** Whether a file was left for the next run. Thread-safe. */
  public synchronized boolean isLeft(long fileId) {
    return left.contains(fileId);
  }

  public List<Fault> faults() {
    return faults;
  }

  /** Ids of the files that this run merged or refused; filled by several threads. */
  public List<Long> settled() {
    return settled;
  }

  public synchronized void settled(long fileId) {
    settled.add(fileId);
  }

  public List<String> messages() {
    return messages;
  }

  @Nullable
  public Vintage vintage() {
    return vintage;
  }

  public void vintage(Vintage measured) {
    this.vintage = measured;
  }

  /** Keeps what this process counted in a partition, by its step execution. Thread-safe. */
  public void counted(long partition, PartialCounts counted) {
    counts.put(partition, counted);
  }

  /** Gives up what this process counted in a partition; null when another process counted it. */
  public @Nullable PartialCounts takeCounts(long partition) {
    return counts.remove(partition);
  }

  /** Notes that all facts are counted as known after that load, in those partitions. */
  public void counted(long load, List<Long> all) {
    this.countedLoad = load;
    this.partitions = all;
  }

  /** The partitions in which the facts known after that load were counted; empty for none. */
  public List<Long> countedPartitions(long load) {
    return load == countedLoad ? partitions : List.of();
  }

  /** The measurement of this run; null in a restart after the measure step. */
  @Nullable
  public Measurement measurement() {
    return measurement;
  }

  public void measurement(Measurement measured) {
    this.measurement = measured;
  }

  /** Holds the figures back until a person has looked at them. */
  public void hold() {
    this.held = true;
  }

  public boolean isHeld() {
    return held;
  }

  /**
   * Whether the input folder was surveyed, which is done once since it reads every file to its end.
   */
  public boolean isSurveyed() {
    return surveyed;
  }

  public void surveyed() {
    this.surveyed = true;
  }

  @Nullable
  public Path folder() {
    return folder;
  }

  public void folder(Path published) {
    this.folder = published;
  }
}
