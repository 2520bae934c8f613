package dev.fazhi.intake.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an export was made, by its name. */
class ExportDateTest {

  @ParameterizedTest
  @CsvSource({
    "热线工单_20221231.csv, 2022-12-31",
    "热线20221231093000.xlsx, 2022-12-31",
    "热线202212310930.xlsx, 2022-12-31",
    "台账2022-12-31.xlsx, 2022-12-31",
    "台账2022.12.31.xlsx, 2022-12-31",
    "台账2022_1_5(2).xlsx, 2022-01-05",
    "台账2022年12月31日.xlsx, 2022-12-31",
    "台账２０２２年１２月３１日.xlsx, 2022-12-31",
    "20230105导出2022年12月.csv, 2023-01-05",
    "20221231-2022.12.31.csv, 2022-12-31"
  })
  void aDayInTheNameIsTheDayOfExport(String name, LocalDate day) {
    assertEquals(day, ExportDate.inName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "热线工单_2021.csv",
        "热线工单_202207.xlsx",
        "台账2022-02.xlsx",
        "台账2024年2月.xlsx",
        "2022年1-11月台账.xls",
        "202207-202212.csv",
        "2022-12_1.xlsx",
        "20220101-20221231.csv",
        "2022-12-31至2023-01-05.csv",
        "矛盾纠纷台账2021-2022.xlsx",
        "2022年台账.xls",
        "20221301.csv",
        "2022-02-30.csv",
        "150203.csv",
        "1234567890.csv",
        "12345热线.xlsx",
        ""
      })
  void aYearAMonthASpanOrNoDateIsNone(String name) {
    assertNull(ExportDate.inName(name));
  }
}
