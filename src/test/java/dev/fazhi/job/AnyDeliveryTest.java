package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.model.Load;
import dev.fazhi.store.Databases;
import dev.fazhi.store.register.RegisteredFile;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However rows are split into files, in whatever order these come, however often and under whatever
 * names, whichever of them are taken back: the facts are, for every key, what the newest file that
 * is left says of it. That is reckoned here a second time, in memory.
 */
class AnyDeliveryTest {

  private static final String HEADER = "案件编号,登记日期,调解结果,涉及人数,申请人";
  private static final int KEYS = 9;
  private static final int BAD = -1;

  @TempDir private Path folder = Path.of(".");

  /** One row of a file: what it says of a key, or that it is rejected. */
  private record Said(int key, int people) {}

  /** Exported on that day of the month, modified at that hour. */
  private record Delivery(int day, int hour, List<Said> rows, List<String> lines) {

    boolean isGood(Said row) {
      return row.people() != BAD;
    }

    String name() {
      return "台账_2022-03-%02d.csv".formatted(day);
    }

    LocalDateTime modified() {
      return LocalDateTime.of(2022, 4, 1, hour, 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNewestFileThatIsLeftHasTheLastWord(Databases kind) {
    Random random = new Random(20221212);
    boolean h2 = kind == Databases.H2;
    String url = h2 ? Databases.inMemory() : Databases.url();
    try (Loads loads = new Loads(folder, url)) {
      for (int round = 0; round < (h2 ? 5 : 1); round++) {
        // rounds share a database and no key
        String prefix = "R" + round + "K";
        List<Delivery> deliveries = deliveries(random, prefix);
        Collections.shuffle(deliveries, random);
        deliver(loads, deliveries, prefix, random);
      }
      loads.workplace().files().loads().forEach(AnyDeliveryTest::assertBalanced);
    }
  }

  private static void deliver(
      Loads loads, List<Delivery> deliveries, String prefix, Random random) {
    Map<Delivery, RegisteredFile> merged = new java.util.HashMap<>();
    List<Delivery> left = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      RegisteredFile file = loads.load(delivery.name(), delivery.modified(), delivery.lines());
      merged.put(delivery, file);
      left.add(delivery);
      assertAccount(loads, file, delivery);
      assertEquals(expected(left, prefix), known(loads, prefix), () -> told(left));
      if (random.nextInt(3) == 0) {
        // some file that came already comes again, under whatever name and date
        Delivery again = left.get(random.nextInt(left.size()));
        RegisteredFile known =
            loads.load("再次_2022-12-31.csv", LocalDateTime.of(2022, 12, 31, 0, 0), again.lines());
        assertEquals(merged.get(again), known);
      }
      if (random.nextInt(5) == 0) {
        Delivery out = left.remove(random.nextInt(left.size()));
        long load = Objects.requireNonNull(Objects.requireNonNull(merged.get(out)).loadNo());
        long before = loads.workplace().vintages().lastLoad();
        List<String> then = loads.known("mediation");
        new FileDecisions(loads.workplace()).withdraw(load, "张三", "试");
        assertEquals(then, loads.known("mediation", before), "what was known then stays");
        assertEquals(expected(left, prefix), known(loads, prefix), () -> "without: " + out);
      }
    }
  }

  /**
   * Rows of five days in one to three files each, some keys on more than one day or in two files.
   */
  private static List<Delivery> deliveries(Random random, String prefix) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int day = 1; day <= 5; day++) {
      List<Said> rows = new ArrayList<>();
      for (int key = 0; key < KEYS; key++) {
        if (random.nextInt(5) > 0) {
          rows.add(new Said(key, random.nextInt(10) == 0 ? BAD : random.nextInt(2)));
        }
      }
      Collections.shuffle(rows, random);
      int files = 1 + random.nextInt(3);
      for (int i = 0; i < files; i++) {
        List<Said> part = new ArrayList<>();
        for (Said row : rows) {
          if (random.nextInt(files) == 0) {
            // files of one day may say different things
            part.add(random.nextInt(4) > 0 ? row : new Said(row.key(), random.nextInt(2)));
            if (random.nextInt(9) == 0) {
              part.add(new Said(row.key(), random.nextInt(2)));
            }
          }
        }
        part.add(new Said(KEYS + random.nextInt(2), random.nextInt(2)));
        deliveries.add(delivery(random, prefix, new int[] {day, i}, part));
      }
    }
    return deliveries;
  }

  private static Delivery delivery(Random random, String prefix, int[] when, List<Said> rows) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (Said row : rows) {
      if (random.nextInt(8) == 0) {
        lines.add(",,,,某人");
      }
      lines.add(prefix + row.key() + ",2022-01-01,调解中," + row.people() + ",某人");
    }
    // no two files are of the same bytes
    lines.add("制表人：" + when[0] + "-" + when[1]);
    return new Delivery(when[0], when[1], rows, lines);
  }

  /** What is known by key: of each, what the newest of the files says last. */
  private static Map<String, Integer> expected(List<Delivery> files, String prefix) {
    Map<String, Integer> expected = new TreeMap<>();
    files.stream()
        .sorted(Comparator.comparingInt(Delivery::day).thenComparingInt(Delivery::hour))
        .forEach(
            file ->
                file.rows().stream()
                    .filter(file::isGood)
                    .forEach(row -> expected.put(prefix + row.key(), row.people())));
    return expected;
  }

  private static Map<String, Integer> known(Loads loads, String prefix) {
    Map<String, Integer> known = new TreeMap<>();
    List<String> fields =
        loads.workplace().definitions().source("mediation").fields().stream()
            .map(field -> field.name())
            .toList();
    for (String line : loads.known("mediation")) {
      List<String> values = List.of(line.split("\\|", -1));
      if (line.startsWith(prefix)) {
        Integer before =
            known.put(values.get(0), Integer.valueOf(values.get(fields.indexOf("people"))));
        assertEquals(null, before, "one live version of a key");
      }
    }
    return known;
  }

  private static void assertAccount(Loads loads, RegisteredFile file, Delivery delivery) {
    Load load =
        loads.workplace().files().loads().stream()
            .filter(l -> l.number() == Objects.requireNonNull(file.loadNo()))
            .findFirst()
            .orElseThrow();
    Set<Integer> keys = new HashSet<>();
    delivery.rows().stream().filter(delivery::isGood).forEach(row -> keys.add(row.key()));
    long good = delivery.rows().stream().filter(delivery::isGood).count();
    Load.RowCount rows = load.rows();
    assertEquals(delivery.lines().size(), rows.read());
    assertEquals(delivery.rows().size() - good, rows.rejected());
    assertEquals(good - keys.size(), rows.duplicate());
    assertEquals(keys.size(), rows.fresh() + rows.changed() + rows.unchanged());
    assertEquals(delivery.lines().size() - delivery.rows().size(), rows.skipped());
    assertBalanced(load);
  }

  private static void assertBalanced(Load load) {
    assertTrue(load.rows().isBalanced(), load.toString());
  }

  private static String told(List<Delivery> files) {
    StringBuilder told = new StringBuilder("in order of arrival:");
    files.forEach(file -> told.append('\n').append(file));
    return told.toString();
  }
}
