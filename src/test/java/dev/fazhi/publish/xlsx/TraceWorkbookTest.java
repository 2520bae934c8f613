package dev.fazhi.publish.xlsx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.trace.Trace;
import dev.fazhi.measure.trace.TraceRequest;
import dev.fazhi.measure.trace.Tracer;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceWorkbookTest {

  private static Trace trace(FactsFixture facts) {
    facts.load(
        "mediation",
        "2022-12-12",
        "case_no=A;registered_on=2022-03-01;result=调解成功;concluded_on=2022-03-02;studio=@SUM(1)",
        "case_no=B;registered_on=2022-03-02;result=调解中;amount=12.50");
    AsOf asOf = new AsOf(LocalDate.of(2022, 12, 12));
    var figures = new Measurement(facts.database(), facts.definitions()).measure(asOf, 1).figures();
    Vintage vintage = new Vintage(1, asOf, 1, facts.definitions().digest(), figures);
    return new Tracer(facts.database(), facts.definitions())
        .trace(new TraceRequest("mediation.success_rate", null, null, null, false), vintage);
  }

  @Test
  void bothPartsOfARateStandOnSheetsOfTheirOwnWithTheKeyFirst(@TempDir Path folder)
      throws IOException {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      TraceWorkbook.Written written = TraceWorkbook.write(trace(facts), folder.resolve("t.xlsx"));
      assertEquals(List.of(1L, 2L), written.rows());
      try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(written.file()))) {
        assertEquals("说明", book.getSheetName(0));
        XSSFSheet lower = book.getSheet("分母");
        assertEquals(2, lower.getLastRowNum());
        assertEquals("案件编号", lower.getRow(0).getCell(4).getStringCellValue());
        assertEquals("B", lower.getRow(2).getCell(4).getStringCellValue());
        assertEquals(3.0, lower.getRow(2).getCell(3).getNumericCellValue());
        assertEquals(
            LocalDate.of(2022, 3, 2),
            lower.getRow(2).getCell(5).getLocalDateTimeCellValue().toLocalDate());
        XSSFCell hostile = book.getSheet("分子").getRow(1).getCell(8);
        assertEquals("@SUM(1)", hostile.getStringCellValue());
        assertEquals(true, hostile.getCellStyle().getQuotePrefixed());
      }
    }
  }

  @Test
  void theSameTraceGivesTheSameBytes(@TempDir Path folder) throws IOException {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      Trace trace = trace(facts);
      Path one = TraceWorkbook.write(trace, folder.resolve("one.xlsx")).file();
      Path two = TraceWorkbook.write(trace, folder.resolve("two.xlsx")).file();
      assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
      assertEquals(2, Files.list(folder).count(), "nothing else is left behind");
    }
  }

  @Test
  void aTraceStandsBesideTheVintageThatItExplains() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      assertEquals(
          Path.of("out/2022-12-12/trace/mediation.success_rate.xlsx"),
          TraceWorkbook.place(Path.of("out"), trace(facts)));
    }
  }
}
