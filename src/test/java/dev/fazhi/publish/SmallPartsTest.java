package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.data.FiguresCsv;
import dev.fazhi.publish.data.FiguresJson;
import dev.fazhi.publish.data.TableCsv;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.terminal.FigureTable;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.EastAsian;
import dev.fazhi.publish.text.Json;
import dev.fazhi.publish.text.SafeFileName;
import dev.fazhi.publish.workbook.TableGrids;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Names, widths, texts and lines that the outputs share. */
class SmallPartsTest {

  @ParameterizedTest
  @CsvSource({
    "台账.xlsx, 台账.xlsx",
    "台账.XLSX, 台账.xlsx",
    "台账.csv, 台账.csv.xlsx",
    "../../etc/passwd, _._.._etc_passwd.xlsx",
    "a\\b:c*d, a_b_c_d.xlsx",
    "con.csv, _con.csv.xlsx",
    "'', _.xlsx"
  })
  void namesOfFilesAreMadeHarmless(String file, String name) {
    assertEquals(name, SafeFileName.workbook(file, new HashSet<>()));
  }

  @Test
  void namesThatBecomeOneAreNumbered() {
    Set<String> taken = new HashSet<>();

    assertEquals("a_b.xlsx", SafeFileName.workbook("a:b.xlsx", taken));
    assertEquals("A_b-2.xlsx", SafeFileName.workbook("A?b.xlsx", taken));
  }

  @Test
  void aNameOf255BytesIsCutAtACharacter() {
    String name = SafeFileName.workbook("表".repeat(85) + ".xlsx", new HashSet<>());

    assertEquals("表".repeat(60) + ".xlsx", name);
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length < 255);
  }

  @Test
  void controlCharactersAndDirectionMarksAreMadeVisible() {
    assertEquals("a\\u0000b\\u202Ec\nd\\uD800", CellText.shown("a\u0000b\u202Ec\nd\uD800"));
  }

  @Test
  void textBeyondWhatACellHoldsIsCutWithAMark() {
    String shown = CellText.shown("甲".repeat(40_000));

    assertEquals(32_767, shown.length());
    assertTrue(shown.endsWith("甲…"));
  }

  @Test
  void aChineseCharacterTakesTwoColumns() {
    assertEquals(10, EastAsian.width("热线受理量"));
    assertEquals(5, EastAsian.width("ab（c"));
    assertEquals("热线  ", EastAsian.left("热线", 6));
    assertEquals(List.of("一二，", "三"), EastAsian.wrap("一二，三", 4));
  }

  @Test
  void keyFiguresStandUnderEachOtherInATerminal() {
    Definitions definitions = SampleDefinitions.definitions(SampleDefinitions.key());

    List<String> lines = FigureTable.lines(definitions, Samples.AS_OF, Samples.figures());

    assertEquals(
        List.of(
            "指标          本期  上年同期          增减   增减幅  单位  说明",
            "热线受理量  68,476    61,702        +6,774  +10.98%  件    ↑ 增长",
            "热线办结量  65,485    60,010        +5,475   +9.12%  件    ↑ 增长",
            "热线办结率   95.63     97.26  -1.63 百分点        –  %     ↓ 下降",
            "满意率           –     50.00             –        –  %     没有案件，不计算比率"),
        lines);
  }

  @Test
  void aTableAsCsvHasNoMarkersAndSaysInARemarkWhatIsMissing() {
    Grid grid = new TableGrids(Samples.publication(1)).all().get(2);

    String[] lines = new String(TableCsv.bytes(grid), StandardCharsets.UTF_8).split("\r\n", -1);

    assertTrue(lines[0].startsWith("\uFEFF承办单位,热线受理量 本期(件),"), lines[0]);
    assertTrue(lines[0].endsWith(",说明"), lines[0]);
    assertEquals(
        "'=1+1街道,5000,0,,4900,0,,98.00,50.00,48.00," + "不适用（没有发生，或不能计算）：热线受理量 增减幅(%)、热线办结量 增减幅(%)",
        lines[4]);
  }

  @Test
  void figuresJsonDescribesEveryColumnOfFiguresCsv() {
    PublicationInput publication = Samples.publication(7);
    JsonNode json =
        Json.mapper().readTree(FiguresJson.bytes(publication, WorkbookModel.of(publication)));
    JsonNode figures = json.path("tables").path(0);

    assertEquals("figures.csv", figures.path("url").asString());
    assertEquals(FiguresCsv.header(), names(figures.path("tableSchema").path("columns"), "name"));
    assertEquals(
        List.of("figures.csv", "tables/key-figures.csv", "tables/hotline-by-month.csv"),
        names(json.path("tables"), "url").subList(0, 3));
    assertEquals(7, json.path("notes").path(0).path("vintage").intValue());
    assertEquals(3, json.path("notes").path(0).path("loads").size());
    assertEquals(
        "热线办结量 ÷ 热线受理量 × 100",
        json.path("notes").path(0).path("metrics").path(2).path("formula").asString());
  }

  private static List<String> names(JsonNode list, String key) {
    return list.valueStream().map(each -> each.path(key).asString()).toList();
  }
}
