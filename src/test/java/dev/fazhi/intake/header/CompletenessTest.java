package dev.fazhi.intake.header;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.intake.Fixture;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exports that end at a number of rows at which systems cut them. */
class CompletenessTest {

  private static final String PARTS_MISSING = "FZ-195";

  private final List<Row> rows = new ArrayList<>();
  private int cases;

  private void sheet(String name, int number) {
    List<List<?>> sheet = new ArrayList<>(List.of(Fixture.row("案件编号", "登记日期", "调解结果")));
    for (int i = 0; i < number; i++) {
      sheet.add(Fixture.row("TJ%05d".formatted(++cases), "2022-03-01", "成功"));
    }
    rows.addAll(Fixture.sheet(name, rows.isEmpty() ? 0 : 1, sheet));
  }

  private long told() throws FileRejectedException {
    return Fixture.read(rows).fileCodes().stream().filter(PARTS_MISSING::equals).count();
  }

  @Test
  void exactlySomeThousandRowsMayBeAllThatASystemExports() throws Exception {
    sheet("一", 1000);
    assertEquals(1, told());
  }

  @Test
  void oneRowMoreIsNoLimit() throws Exception {
    sheet("一", 1001);
    assertEquals(0, told());
  }

  @Test
  void aSheetThatIsFullGoesOnInTheNext() throws Exception {
    sheet("一", 1000);
    sheet("二", 5);
    assertEquals(0, told());
  }

  @Test
  void theLastSheetOfSeveralIsStillDoubted() throws Exception {
    sheet("一", 1000);
    sheet("二", 1000);
    assertEquals(1, told());
  }
}
