package dev.fazhi.console.service;

import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Shown;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A run of this process while it goes on; public to the templates, which read it. */
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

  /** Who started it. */
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

  /** The file begun last; empty outside the reading. */
  public String file() {
    return file;
  }

  @Override
  public void phase(String name) {
    phase = Shown.safe(name);
    file = "";
  }

  @Override
  public void file(String name) {
    phase = "读取文件";
    file = Shown.safe(name);
  }

  @Override
  public void rows(int more) {
    rows.addAndGet(more);
  }
}
