package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.store.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports apply in the order in which they were exported, whenever they come. */
class ArrivalOrderTest {

  private static final String HEADER = "案件编号,登记日期,调解结果,涉及人数,申请人";

  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest
  @EnumSource
  void whatANewerExportSaidOnceMoreIsNotOverruledByAnOlderOneThatComesLate(Databases kind) {
    try (Loads loads = new Loads(folder, kind == Databases.H2 ? null : Databases.url())) {
      loads.load("台账_20220131.csv", HEADER, "A,2022-01-01,调解中,1,甲", "B,2022-01-01,调解中,1,乙");
      loads.load("台账_20220331.csv", HEADER, "A,2022-01-01,调解中,1,丙", "C,2022-01-01,调解中,1,丁");
      List<String> before = loads.known("mediation");
      var late =
          loads.load("台账_20220228.csv", HEADER, "A,2022-01-01,调解中,2,甲", "B,2022-01-01,调解中,2,乙");

      assertTrue(loads.known("mediation").contains(line(before, "A|")), "March said A as January");
      assertTrue(line(loads.known("mediation"), "B|").contains("|2"), "nobody newer spoke of B");
      assertTrue(
          loads.workplace().files().faults(late.id()).stream()
              .anyMatch(fault -> fault.code().equals("FZ-152") && fault.message().contains("1 行")));
    }
  }

  private static String line(List<String> lines, String begin) {
    return lines.stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  @Test
  void aRowThatTheNewerExportHadRejectedSaysNothing() {
    try (Loads loads = new Loads(folder, null)) {
      loads.load("台账_20220131.csv", HEADER, "A,2022-01-01,调解中,1,甲");
      loads.load("台账_20220331.csv", HEADER, "A,2022-01-01,调解中,-1,甲", "C,2022-01-01,调解中,1,丁");
      loads.load("台账_20220228.csv", HEADER, "A,2022-01-01,调解中,2,甲");

      assertTrue(line(loads.known("mediation"), "A|").contains("|2"));
    }
  }

  /** Files with what they repeat unchanged, what they contradict and what they reject. */
  @Test
  void anyOrderOfArrivalGivesTheSameFacts() {
    Random random = new Random(152);
    for (int round = 0; round < 6; round++) {
      List<String[]> files = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        files.add(file(random));
      }
      List<Integer> order = new ArrayList<>(IntStream.range(0, files.size()).boxed().toList());
      List<String> expected = null;
      for (int i = 0; i < 3; i++) {
        try (Loads loads = new Loads(folder.resolve("r" + round + "-" + i), null)) {
          for (int n : order) {
            loads.load("台账_2022-0" + (n + 1) + "-28.csv", files.get(n));
          }
          expected = expected == null ? loads.known("mediation") : expected;
          assertEquals(expected, loads.known("mediation"), "round " + round + " " + order);
          loads
              .workplace()
              .files()
              .loads()
              .forEach(load -> assertTrue(load.rows().isBalanced(), load.toString()));
        }
        Collections.shuffle(order, random);
      }
    }
  }

  private static String[] file(Random random) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int key = 0; key < 9; key++) {
      if (random.nextInt(3) > 0) {
        int people = random.nextInt(8) == 0 ? -1 : random.nextInt(2);
        lines.add("K" + key + ",2022-01-01,调解中," + people + ",某人");
      }
    }
    lines.add("X" + random.nextInt(1_000_000) + ",2022-01-01,调解中,1,某人");
    return lines.toArray(String[]::new);
  }
}
