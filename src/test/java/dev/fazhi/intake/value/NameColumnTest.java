package dev.fazhi.intake.value;

import static dev.fazhi.intake.Fixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.intake.Fixture;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each name becomes a group of the figures. */
class NameColumnTest {

  @Test
  void aColumnOfThousandsOfUnlistedNamesRefusesTheFile() {
    Fault fault = Fixture.refusal("工单.xlsx", names(3001));

    assertThat(fault.code()).isEqualTo("FZ-149");
    assertThat(fault.message()).contains("承办单位", "units.csv", "3000");
  }

  @Test
  void oneNameLessIsReadAndEachIsCounted() throws FileRejectedException {
    assertThat(Fixture.read(names(3000)).account().unknownNames().get("units")).hasSize(3000);
  }

  private static List<Row> names(int names) {
    List<List<?>> rows = new ArrayList<>();
    rows.add(row("工单编号", "受理时间", "工单状态", "承办单位"));
    for (int i = 0; i < names; i++) {
      rows.add(row("T" + i, "2022-12-01", "办理中", "第" + i + "小区来电反映"));
    }
    return Fixture.sheet("工单", 0, rows);
  }
}
