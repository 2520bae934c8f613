package dev.fazhi.merge;

import dev.fazhi.doubt.row.ComparedRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Shows rows to those who count them, a chunk at a time on a separate thread while the database
 * works. Each sees all rows in their order; none may ask the database, whose transaction belongs to
 * the caller's thread.
 */
final class RowWatch implements AutoCloseable {

  private final List<Consumer<ComparedRow>> watching;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "fazhi-doubts");
            made.setDaemon(true);
            return made;
          });
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  RowWatch(List<Consumer<ComparedRow>> watching) {
    this.watching = watching;
  }

  /** Shows the next rows once those before have been seen; waits for these alone. */
  void show(List<ComparedRow> rows) {
    await();
    last = CompletableFuture.runAsync(() -> rows.forEach(this::show), thread);
  }

  private void show(ComparedRow row) {
    watching.forEach(each -> each.accept(row));
  }

  /** Returns when all rows have been seen; throws what one of those who saw them threw. */
  void await() {
    try {
      last.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /** Ends the thread; rows that are being shown are seen to their end. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
