package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.Databases;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FullDeliveryTest {

  private static final String HEADER = "案件编号,登记日期,调解结果,涉及人数";

  @TempDir private Path folder = Path.of(".");
  private Path jobs = Path.of(".");

  @BeforeEach
  void mediationIsDeliveredInFull() throws IOException {
    jobs = JobsFolders.copy(folder.resolve("jobs"));
    JobsFolders.edit(jobs, "sources/mediation.yml", "delivery: incremental", "delivery: full");
  }

  private Loads open(Databases kind) {
    return new Loads(folder, kind == Databases.H2 ? null : Databases.url(), jobs);
  }

  private static String row(String key, String day) {
    return key + "," + day + ",调解中,1";
  }

  @ParameterizedTest
  @EnumSource
  void whatTheFileLacksOfItsDaysIsTakenBackCountedAndListed(Databases kind) {
    try (Loads loads = open(kind)) {
      loads.load(
          "a_20220401.csv",
          HEADER,
          row("OLD", "2022-01-31"),
          row("A", "2022-02-01"),
          row("B", "2022-03-01"),
          row("C", "2022-03-31"));
      RegisteredFile second =
          loads.load("b_20220501.csv", HEADER, row("A", "2022-02-01"), row("C", "2022-03-31"));

      assertEquals(3, loads.known("mediation").size(), "OLD is about other days");
      assertEquals(4, loads.known("mediation", 1).size(), "what was known then does not change");
      assertTrue(loads.known("mediation").stream().noneMatch(line -> line.startsWith("B|")));
      Load load = loads.workplace().files().loads().get(1);
      assertEquals(1, load.withdrawn());
      assertEquals(new Load.RowCount(3, 0, 0, 2, 0, 0, 1), load.rows());
      List<Fault> told =
          loads.workplace().files().faults(second.id()).stream()
              .filter(fault -> fault.code().equals("FZ-162"))
              .toList();
      assertEquals(2, told.size());
      assertEquals("B", told.get(1).value());
    }
  }

  @Test
  void aRowThatStandsInTheFileButIsFaultyIsNotLacking() {
    try (Loads loads = open(Databases.H2)) {
      loads.load("a_20220401.csv", HEADER, row("A", "2022-02-01"), row("B", "2022-03-01"));
      loads.load(
          "b_20220501.csv",
          HEADER,
          row("A", "2022-02-01"),
          "B,2022-03-01,不知道,1",
          row("C", "2022-03-02"));

      assertEquals(3, loads.known("mediation").size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneThatLacksTooMuchWaitsForAPerson(Databases kind) {
    String[] all =
        IntStream.rangeClosed(0, 60)
            .mapToObj(i -> i == 0 ? HEADER : row("K" + i, i == 60 ? "2022-03-31" : "2022-03-01"))
            .toArray(String[]::new);
    try (Loads loads = open(kind)) {
      loads.load("a_20220401.csv", all);
      RegisteredFile few =
          loads.load("b_20220501.csv", HEADER, row("K1", "2022-03-01"), row("K60", "2022-03-31"));
      assertEquals(RegisteredFile.Status.REFUSED, few.status());
      assertEquals("FZ-161", loads.workplace().files().faults(few.id()).get(0).code());
      assertEquals(60, loads.known("mediation").size());

      new FileDecisions(loads.workplace()).accept("b_20220501.csv", "张三", "镇上合并了案件");

      assertEquals(2, loads.known("mediation").size());
      assertEquals(58, loads.workplace().files().loads().get(1).withdrawn());
    }
  }

  @Test
  void aTakenBackFullDeliveryGivesBackWhatItTook() {
    try (Loads loads = open(Databases.H2)) {
      loads.load(
          "a_20220401.csv",
          HEADER,
          row("A", "2022-02-01"),
          row("B", "2022-02-02"),
          row("C", "2022-02-03"));
      List<String> before = loads.known("mediation");
      loads.load("b_20220501.csv", HEADER, row("A", "2022-02-01"), row("C", "2022-02-03"));
      new FileDecisions(loads.workplace()).withdraw(2, "张三", "漏导");

      assertEquals(before, loads.known("mediation"));
    }
  }

  /** In whatever order full deliveries come, the newest that speaks of a day's row counts. */
  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Random random = new Random(161);
    for (int round = 0; round < 5; round++) {
      List<String[]> files = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        files.add(file(random));
      }
      List<Integer> order = new ArrayList<>(IntStream.range(0, files.size()).boxed().toList());
      List<String> expected = null;
      for (int i = 0; i < 3; i++) {
        try (Loads loads = new Loads(folder.resolve("r" + round + "-" + i), null, jobs)) {
          for (int n : order) {
            loads.load("台账_2022-0" + (n + 1) + "-28.csv", files.get(n));
          }
          expected = expected == null ? loads.known("mediation") : expected;
          assertEquals(expected, loads.known("mediation"), "round " + round + " " + order);
        }
        Collections.shuffle(order, random);
      }
    }
  }

  /** Whatever full delivery is taken back, the facts are those of the files that are left. */
  @Test
  void takingBackIsAsIfTheFileHadNeverCome() {
    Random random = new Random(162);
    for (int round = 0; round < 6; round++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, 5).boxed().toList());
      Collections.shuffle(order, random);
      int out = random.nextInt(order.size());
      try (Loads all = new Loads(folder.resolve("all" + round), null, jobs);
          Loads left = new Loads(folder.resolve("left" + round), null, jobs)) {
        for (int n : order) {
          String[] file = file(random);
          all.load("台账_2022-0" + (n + 1) + "-28.csv", file);
          if (n != order.get(out)) {
            left.load("台账_2022-0" + (n + 1) + "-28.csv", file);
          }
        }
        List<String> then = all.known("mediation", 5);
        new FileDecisions(all.workplace()).withdraw(out + 1L, "张三", "试");

        assertEquals(left.known("mediation"), all.known("mediation"), "round " + round);
        assertEquals(then, all.known("mediation", 5));
      }
    }
  }

  /** A stretch of twelve days with some of their rows, each with one of two contents. */
  private static String[] file(Random random) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    int from = random.nextInt(6);
    for (int day = from; day < from + 6; day++) {
      if (random.nextInt(3) > 0) {
        lines.add("K" + day + ",2022-01-" + (10 + day) + ",调解中," + random.nextInt(2));
      }
    }
    lines.add("E" + from + ",2022-01-" + (10 + from) + ",调解中,1");
    return lines.toArray(String[]::new);
  }
}
