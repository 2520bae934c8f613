package dev.fazhi.definition.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Unmodifiable copies that keep their order, which those of the JDK do not. */
public final class Ordered {

  private Ordered() {}

  public static <K, V> Map<K, V> copy(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  public static <T> Set<T> set(Collection<T> items) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(items));
  }
}
