package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Counts by what they are called, wherever they stand, by pairs of characters of their names. */
final class Names {

  /** A name that has so much of what is looked for may be meant. */
  static final double LIKE = 0.6;

  /** 占涉外公证的: what a row that is called 涉外 alone has of it. */
  private static final double WITHIN = 0.8;

  /** So many of the counts that share a pair are looked at on either side. */
  private static final int NEAR = 12;

  private static final int PAIRS = 3;

  private final Map<Quantity, String> words = new HashMap<>();
  private final Map<Quantity, List<String>> heads = new HashMap<>();
  private final Map<Integer, List<Quantity>> named = new HashMap<>();

  /**
   * @param counts in the order of the text
   */
  Names(List<Quantity> counts, Function<Quantity, String> words) {
    for (Quantity count : counts) {
      String name = words.apply(count);
      this.words.put(count, name);
      for (int i = 0; i + 2 <= name.length(); i++) {
        List<Quantity> of = named.computeIfAbsent(pair(name, i), pair -> new ArrayList<>());
        if (of.isEmpty() || !of.get(of.size() - 1).equals(count)) {
          of.add(count);
        }
      }
    }
  }

  /** Counts that are known by less than all their words, too. */
  Names(List<Cell> cells) {
    this(cells.stream().map(Cell::number).toList(), cell -> Wording.plain(cell.clause()));
    cells.forEach(
        cell -> heads.put(cell.number(), cell.heads().stream().map(Wording::plain).toList()));
  }

  static int pair(String name, int at) {
    return name.charAt(at) << Character.SIZE | name.charAt(at + 1);
  }

  /** Those that are called most like it, the nearest first where they are as like. */
  List<Quantity> like(String name, Quantity rate, int most) {
    if (named.isEmpty() || name.length() < 2) {
      return List.of();
    }
    List<List<Quantity>> pairs = new ArrayList<>();
    for (int i = 0; i + 2 <= name.length(); i++) {
      pairs.add(named.getOrDefault(pair(name, i), List.of()));
    }
    Set<Quantity> seen = new LinkedHashSet<>();
    Map<Quantity, Double> like = new HashMap<>();
    pairs.stream()
        .filter(of -> !of.isEmpty())
        .sorted(Comparator.comparingInt(List::size))
        .limit(PAIRS)
        .forEach(of -> near(of, rate, seen));
    return seen.stream()
        .filter(count -> like.computeIfAbsent(count, of -> overlap(name, of)) >= LIKE)
        .sorted(
            Comparator.comparingDouble((Quantity count) -> -like.getOrDefault(count, 0.0))
                .thenComparingInt(count -> Math.abs(rate.start() - count.start())))
        .limit(most)
        .toList();
  }

  double overlap(String name, Quantity count) {
    double like = Wording.overlap(name, words.getOrDefault(count, ""));
    return like < WITHIN
            && heads.getOrDefault(count, List.of()).stream()
                .anyMatch(own -> own.length() > 1 && name.contains(own))
        ? Math.max(like, WITHIN)
        : like;
  }

  /** What its column is called. */
  String head(Quantity cell) {
    List<String> own = heads.getOrDefault(cell, List.of());
    return own.isEmpty() ? "" : own.get(own.size() - 1);
  }

  private static void near(List<Quantity> of, Quantity rate, Set<Quantity> seen) {
    int low = 0;
    int high = of.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (of.get(middle).start() < rate.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    seen.addAll(of.subList(Math.max(0, low - NEAR), Math.min(of.size(), low + NEAR)));
  }
}
