package dev.fazhi.job;

import dev.fazhi.measure.Measurement;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.Lease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one run in this process tell each other. Nothing in it must outlive the
 * process: what must is in the database, so that a restart finds it there.
 */
final class Run {

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
  private @Nullable Vintage vintage;
  private @Nullable Measurement measurement;
  private @Nullable Path folder;
  private boolean held;
  private boolean surveyed;

  Run(RunRequest request, RunWatcher watcher, Lease lease) {
    this.request = request;
    this.watcher = watcher;
    this.lease = lease;
  }

  RunRequest request() {
    return request;
  }

  RunWatcher watcher() {
    return watcher;
  }

  /** The right to run. */
  Lease lease() {
    return lease;
  }

  /** The files to be read, by their ids. */
  Map<Long, InputSurvey.Candidate> pending() {
    return pending;
  }

  List<String> known() {
    return known;
  }

  List<String> leftAlone() {
    return leftAlone;
  }

  /** A file is left alone after all; called by several threads. */
  synchronized void leave(long fileId, String reason) {
    left.add(fileId);
    leftAlone.add(reason);
  }

  /** Whether a file that was to be read was left alone after all. */
  synchronized boolean isLeft(long fileId) {
    return left.contains(fileId);
  }

  List<Fault> faults() {
    return faults;
  }

  /** Ids of the files that this run merged or refused; filled by several threads. */
  List<Long> settled() {
    return settled;
  }

  synchronized void settled(long fileId) {
    settled.add(fileId);
  }

  List<String> messages() {
    return messages;
  }

  @Nullable Vintage vintage() {
    return vintage;
  }

  void vintage(Vintage measured) {
    this.vintage = measured;
  }

  /** What measured the figures; null in a restart after that. */
  @Nullable Measurement measurement() {
    return measurement;
  }

  void measurement(Measurement measured) {
    this.measurement = measured;
  }

  /** The figures are not to be published before a person has looked at them. */
  void hold() {
    this.held = true;
  }

  boolean isHeld() {
    return held;
  }

  /** Whether the input folder was looked through: every look reads every file to its end. */
  boolean isSurveyed() {
    return surveyed;
  }

  void surveyed() {
    this.surveyed = true;
  }

  @Nullable Path folder() {
    return folder;
  }

  void folder(Path published) {
    this.folder = published;
  }
}
