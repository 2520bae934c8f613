package dev.fazhi.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Things made one after another by a thread of its own, a bounded number of them ahead of the one
 * thread that takes them. What making them throws, errors too, is thrown to whoever takes the next.
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

  /** Makes things, by one thread. */
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

  /** The maker throws nothing else that is checked. */
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

  /** Waits until nothing is made any more: what it is made from may then be closed. */
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
