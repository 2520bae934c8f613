package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences that name rows of a table, whose numbers they do not tell again. */
class NamedRowsTest {

  private static final String TABLE =
      """
      类别、单位数、检查户次、覆盖户数、覆盖率
      公共场所、1874、3106、1846、98.5%
      医疗卫生（含中医）、538、1593、536、99.6%
      学校卫生、128、277、127、99.2%
      合计、2540、4976、2509、98.8%
      """;

  @TempDir Path folder;

  @Test
  void marksBetweenWordsAndNumbersPartTheCellsOfATable() throws IOException {
    assertEquals(List.of(), differences(TABLE));
    assertEquals(List.of("99.4%"), differences(TABLE.replace("99.2%", "99.4%")));
  }

  @Test
  void aMeanIsOfTheRowThatItsSentenceNames() throws IOException {
    assertEquals(List.of(), differences(TABLE + "频次最高的是医疗卫生，户均2.96户次。"));
    assertEquals(List.of("2.98"), differences(TABLE + "频次最高的是医疗卫生，户均2.98户次。"));
  }

  @Test
  void pointsMayBeBetweenTwoRows() throws IOException {
    assertEquals(List.of(), differences(TABLE + "公共场所覆盖率比学校卫生低0.7个百分点。"));
    assertEquals(List.of("0.5"), differences(TABLE + "公共场所覆盖率比学校卫生低0.5个百分点。"));
  }

  @Test
  void aRateOfAllIsNotThatOfOneRow() throws IOException {
    assertEquals(List.of(), differences(TABLE + "另对个体诊所开展专项检查，覆盖率99.3%。"));
  }

  private List<String> differences(String text) throws IOException {
    return Sentence.differences(folder, text);
  }
}
