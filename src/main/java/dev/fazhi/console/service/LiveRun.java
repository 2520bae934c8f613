package dev.fazhi.console.service;

import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The progress of an active run of this process; public for the templates. */
public final class LiveRun implements RunWatcher {

  private final AsOf asOf;
  private final String by;
  private final Instant started;
  private final StopRequest stop = new StopRequest();
  private final AtomicLong rows = new AtomicLong();
  private volatile String phase = "准备";
  private volatile String file = "";

  LiveRun(AsOf asOf, String by, Instant started) {
    this.asOf = asOf;
    this.by = by;
    this.started = started;
  }

  public AsOf asOf() {
    return asOf;
  }

  /** The person who started it. */
  public String by() {
    return by;
  }

  public Instant started() {
    return started;
  }

  public StopRequest stop() {
    return stop;
  }

  public long rows() {
    return rows.get();
  }

  public String phase() {
    return phase;
  }

  /** The file being read; empty outside of the read step. */
  public String file() {
    return file;
  }

  @Override
  public void phase(String name) {
    phase = SafeText.safe(name);
    file = "";
  }

  @Override
  public void file(String name) {
    phase = "读取文件";
    file = SafeText.safe(name);
  }

  @Override
  public void rows(int more) {
    rows.addAndGet(more);
  }
}
