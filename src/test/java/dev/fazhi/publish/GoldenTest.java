package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.docx.DraftDocument;
import dev.fazhi.publish.docx.DraftPlan;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook and the draft as a whole, word for word, and as another program opens them. */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/publish");
  private static final Path SEEN = Path.of("target/golden");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static PublicationInput publication() {
    Definitions tables =
        SampleDefinitions.definitions(
            SampleDefinitions.key(),
            SampleDefinitions.byMonth(),
            SampleDefinitions.byUnit(),
            SampleDefinitions.filing());
    return Samples.publication(3, Drafts.with(tables, Drafts.everything()), Samples.figures());
  }

  static byte[] workbook() {
    return Samples.book(WorkbookModel.of(publication()));
  }

  static byte[] draft() throws IOException {
    DraftPlan plan = DraftPlan.of(publication()).orElseThrow();
    return DraftDocument.bytes(plan, "某区", Samples.AS_OF.day());
  }

  /** What was seen is kept, so that a wanted change is a copy of a file. */
  private static void assertGolden(String name, String seen) throws IOException {
    Files.createDirectories(SEEN);
    Files.writeString(SEEN.resolve(name), seen);
    String expected = Files.readString(GOLDEN.resolve(name));
    assertEquals(
        expected, seen, "where the change is wanted, copy " + SEEN.resolve(name) + " to " + GOLDEN);
  }

  @Test
  void theWorkbookSaysWordForWordWhatItSaid() throws IOException {
    assertGolden("workbook.txt", Dump.workbook(workbook()));
  }

  @Test
  void theDraftSaysWordForWordWhatItSaid() throws IOException {
    assertGolden("draft.txt", Dump.document(draft()));
  }

  @Test
  void libreOfficeOpensBothAndShowsWhatStandsInThem() throws IOException, InterruptedException {
    Optional<Path> office = office();
    Assumptions.assumeTrue(office.isPresent(), "soffice is not on the PATH: not opened with it");
    Files.write(folder.resolve("workbook.xlsx"), workbook());
    Files.write(folder.resolve("draft.docx"), draft());
    Process process =
        new ProcessBuilder(
                office.orElseThrow().toString(),
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                folder.resolve("workbook.xlsx").toString(),
                folder.resolve("draft.docx").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), "soffice did not end");
    String tables = text(folder.resolve("workbook.pdf"));
    for (String shown : List.of("热线工单分单位统计", "68,476", "单位负责人", "指标说明")) {
      assertTrue(tables.contains(shown), shown);
    }
    String words = text(folder.resolve("draft.pdf"));
    for (String shown : List.of("某区2022年报告", "受理68476件", "各月受理量")) {
      assertTrue(words.contains(shown), shown + " in " + words);
    }
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00A0]+", "");
    }
  }

  private static Optional<Path> office() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, "soffice"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
