package dev.fazhi.measure.count;

import dev.fazhi.store.facts.RowSums;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What some ranges of facts come to, by source; not for several threads. One process may send it to
 * another of the same program version and definitions.
 */
public final class PartialCounts implements Serializable {

  private static final long serialVersionUID = 1;

  /** Nothing else is made of bytes that come from outside this process. */
  private static final ObjectInputFilter OWN =
      ObjectInputFilter.Config.createFilter(
          "dev.fazhi.measure.count.*;dev.fazhi.measure.aggregate.*;dev.fazhi.store.facts.RowSums;java.lang.*;java.math.*;"
              + "java.time.*;java.util.*;!*");

  private final HashMap<String, Found> bySource = new HashMap<>();

  /** The counts of a source, and the sums by which it is checked that each row was counted once. */
  record Found(Counts counts, RowSums sums) implements Serializable {}

  Found of(SourceCount source) {
    return bySource.computeIfAbsent(
        source.source().id(),
        any -> new Found(source.nothing(), new RowSums(source.source(), source.read())));
  }

  /** Gives up the counts of a source, which may take much memory; null when there are none. */
  @Nullable Found remove(SourceCount source) {
    return bySource.remove(source.source().id());
  }

  /** Writes it for {@link #read}. */
  public void write(OutputStream to) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new DeflaterOutputStream(to))) {
      out.writeObject(this);
    }
  }

  /**
   * Reads what another process wrote.
   *
   * @throws IOException when it is anything else
   */
  public static PartialCounts read(InputStream from) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new InflaterInputStream(from))) {
      in.setObjectInputFilter(OWN);
      return (PartialCounts) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
