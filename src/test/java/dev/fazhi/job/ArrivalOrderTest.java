package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.store.Databases;
import java.nio.file.Path;
import java.util.List;
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
}
