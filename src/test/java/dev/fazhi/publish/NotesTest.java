package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Note;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.data.FiguresJson;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The notes of figures: each explained wherever they are, and kept whole. */
class NotesTest {

  @Test
  void thePageForAnalystsExplainsEveryNoteInTheOrderOfTheProgram() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("src/docs/notes.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertEquals(
        Arrays.stream(Note.values())
            .map(note -> "| `" + note.word() + "` | " + note.meaning() + " | ")
            .toList(),
        rows.stream().map(row -> row.substring(0, row.lastIndexOf(" | ") + 3)).toList());
    assertTrue(rows.stream().allMatch(row -> row.split(" \\| ")[2].length() > 10), "怎么办");
  }

  @Test
  void figuresJsonExplainsEveryNote() {
    PublicationInput publication = Samples.publication(1);
    String json =
        new String(
            FiguresJson.bytes(publication, WorkbookModel.of(publication)), StandardCharsets.UTF_8);

    for (Note note : Note.values()) {
      assertTrue(json.contains(note.word() + (note.hasDetail() ? ":… " : " ") + note.meaning()));
    }
  }

  @Test
  void noWordIsTheBeginningOfAnother() {
    for (Note note : Note.values()) {
      assertEquals(note, Note.find(note.word()).orElseThrow());
      assertEquals(note, Note.find(note.with("甲")).orElseThrow());
    }
  }

  @Test
  void aDetailNeverSeparatesNotesNorFillsTheirColumn() {
    String note = Note.REFUSED.with("某 某\t街道" + "长".repeat(400) + ".xlsx");

    assertTrue(Note.joined(List.of("no-prior", note)).startsWith("no-prior refused:某_某"), note);
    assertEquals(1, note.split("\\s").length, note);
    assertTrue(note.endsWith("…") && note.length() < 60, note);
    assertEquals("数据只到 2022-12-01，上年同期仍算到截止日", Note.sentence(Note.BEYOND_DATA.with("2022-12-01")));
    assertEquals("从没有过的", Note.sentence("从没有过的"));
  }

  @Test
  void aReaderSeesTheSpacesAndUnderscoresOfADetail() {
    String sentence = Note.sentence(Note.PARTS_MISSING.with("缺第 3 份『4_月.csv』"));

    assertEquals("缺第 3 份『4_月.csv』，那一部分没有计入", sentence);
  }
}
