package dev.fazhi.cli.terminal;

import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.model.SafeText;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a run's progress: a bar on a terminal, plain lines when output goes to a file. */
public final class Progress implements RunWatcher, AutoCloseable {

  private final PrintWriter out;
  private final boolean live;
  private @Nullable ProgressBar bar;

  public Progress(PrintWriter out) {
    this.out = out;
    this.live = System.console() != null && System.getenv("CI") == null;
  }

  @Override
  public synchronized void phase(String name) {
    endBar();
    if (live) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(SafeText.safe(name))
              .setInitialMax(-1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" 行", 1)
              .showSpeed()
              .clearDisplayOnFinish()
              .build();
    }
  }

  @Override
  public synchronized void file(String name) {
    if (live) {
      if (bar == null) {
        phase("读取");
      }
      if (bar != null) {
        bar.setExtraMessage(" " + SafeText.safe(name));
      }
    } else {
      out.println("读取 " + SafeText.safe(name));
    }
  }

  @Override
  public synchronized void rows(int more) {
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  @Override
  public synchronized void say(String message) {
    endBar();
    out.println(message);
  }

  private void endBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    endBar();
  }
}
