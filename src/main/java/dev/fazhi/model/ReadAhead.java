package dev.fazhi.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Produces things on a separate thread, a bounded number ahead of the one consumer. Exceptions and
 * errors of the producer are thrown to the consumer.
 *
 * @param <E> the checked exception of making them
 */
public final class ReadAhead<T, E extends Exception> implements AutoCloseable {

  private static final int BATCH = 64;
  private static final int BATCHES = 4;

  private final Maker<T, E> maker;
  private final Thread thread;
  private final BlockingQueue<Batch<T>> made = new ArrayBlockingQueue<>(BATCHES);
  private Batch<T> current = new Batch<>(List.of(), false, null);
  private int taken;

  /**
   * Nothing is made before the first is asked for, or {@link #start}.
   *
   * @param name of the thread
   */
  public ReadAhead(String name, Maker<T, E> maker) {
    this.maker = maker;
    this.thread = new Thread(this::make, name);
    thread.setDaemon(true);
  }

  /** Produces things; called by one thread. */
  public interface Maker<T, E extends Exception> {
    /** The next one; null after the last. */
    @Nullable T next() throws E;
  }

  private record Batch<T>(List<T> things, boolean last, @Nullable Throwable failure) {}

  /**
   * The next one; null after the last.
   *
   * @throws E what the maker threw in its place, again at every further call
   */
  public @Nullable T next() throws E {
    while (taken == current.things().size()) {
      if (current.failure() != null) {
        throw ReadAhead.<E>thrown(current.failure());
      } else if (current.last()) {
        return null;
      }
      current = take();
      taken = 0;
    }
    return current.things().get(taken++);
  }

  /** Begins before the first is asked for. */
  public void start() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private Batch<T> take() {
    start();
    try {
      return made.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + thread.getName(), e);
    }
  }

  /** Casts the exception; the producer throws no other checked one. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> E thrown(Throwable failure) throws E {
    if (failure instanceof Error error) {
      throw error;
    }
    return (E) failure;
  }

  private void make() {
    try {
      Batch<T> batch;
      do {
        batch = batch();
        made.put(batch);
      } while (!batch.last());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Batch<T> batch() {
    List<T> things = new ArrayList<>(BATCH);
    try {
      for (T thing = maker.next(); thing != null; thing = maker.next()) {
        things.add(thing);
        if (things.size() == BATCH) {
          return new Batch<>(things, false, null);
        }
      }
      return new Batch<>(things, true, null);
    } catch (Throwable failure) {
      return new Batch<>(things, true, failure);
    }
  }

  /** Stops the producer and waits for its end; its source may be closed afterwards. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
