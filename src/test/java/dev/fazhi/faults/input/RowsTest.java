package dev.fazhi.faults.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Exports;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Load;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in single rows and columns, the whole way through the job. */
class RowsTest {

  private static final String FIGURES = "output/2022-12-12/figures.csv";
  private static final List<String> HEADERS =
      List.of("案件编号", "登记日期", "纠纷类型", "调解组织", "所属街镇", "结案日期", "调解结果", "涉案金额", "涉及人数");
  private static final List<List<String>> LEDGER =
      List.of(
          List.of(
              "K1", "2022-05-01", "邻里纠纷", "区矛调中心", "昆北街道", "2022-05-09", "调解成功", "1200.50", "3"),
          List.of("K2", "2022-06-01", "劳动争议", "区矛调中心", "昆北街道", "", "调解中", "", "2"),
          List.of("K3", "2021-05-01", "劳动争议", "区矛调中心", "昆河镇", "2021-06-01", "调解不成", "10", "12"));

  @TempDir private Path folder = Path.of(".");

  @Test
  void row24_badRowsAnywhereInAChunkAreRejectedAndNoOthers() throws Exception {
    Random random = new Random(24);
    TreeSet<Integer> bad = new TreeSet<>(List.of(1, 1000, 1001, 2500));
    while (bad.size() < 40) {
      bad.add(1 + random.nextInt(2500));
    }
    Exports.tickets(
        folder,
        "热线工单_20221212.csv",
        2500,
        row ->
            bad.contains(row)
                ? Exports.ticket(row).replaceFirst("202\\d-..-..", "2022-02-30")
                : Exports.ticket(row));
    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    Load.RowCount rows = outcome.loads().get(0).rows();
    assertEquals(bad.size(), rows.rejected());
    assertEquals(2500 - bad.size(), rows.fresh());
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      RegisteredFile file = workplace.rejects().files().get(0);
      assertEquals(
          bad.stream().map(row -> row + 1).toList(),
          workplace.rejects().rows(file).stream().map(ImportedRow::row).toList());
    }
  }

  @Test
  @Tag("long")
  void row47_anExportAtTheLimitOfItsFormatIsLoadedWithAWarning() throws Exception {
    for (int rows : new int[] {65_535, 1_048_575}) {
      Path run = Files.createDirectory(folder.resolve("rows" + rows));
      Exports.tickets(
          run, "热线工单_20221212.csv", rows, row -> Exports.ticket(row).replace("T", "T" + row));
      RunOutcome outcome = Runs.run(run);
      assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
      assertEquals(rows, outcome.loads().get(0).rows().fresh());
      assertTrue(
          outcome.loads().get(0).faults().stream().map(Fault::code).anyMatch("FZ-123"::equals));
    }
  }

  @Test
  void row57_columnsInAnyOrderGiveTheSameFigures() throws Exception {
    String straight = figures("straight", text(HEADERS, LEDGER));
    Random random = new Random(57);
    for (int round = 0; round < 3; round++) {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
      Collections.shuffle(order, random);
      UnaryOperator<List<String>> shuffled = row -> order.stream().map(row::get).toList();
      assertEquals(
          straight,
          figures(
              "shuffled" + round,
              text(shuffled.apply(HEADERS), LEDGER.stream().map(shuffled).toList())),
          order.toString());
    }
  }

  @Test
  void row57_dataSwappedUnderRightHeadersIsCaughtWhereItsKindDiffers() throws Exception {
    for (List<Integer> pair :
        List.of(List.of(0, 1), List.of(1, 6), List.of(5, 6), List.of(6, 7), List.of(4, 8))) {
      List<List<String>> swapped =
          LEDGER.stream()
              .map(
                  row -> {
                    List<String> other = new ArrayList<>(row);
                    Collections.swap(other, pair.get(0), pair.get(1));
                    return other;
                  })
              .toList();
      Path run = Files.createDirectory(folder.resolve("swap" + pair.get(0) + pair.get(1)));
      Files.createDirectory(run.resolve("input"));
      Runs.write(run.resolve("input/纠纷台账_20221212.csv"), text(HEADERS, swapped));
      RunOutcome outcome = Runs.run(run);
      assertTrue(outcome.loads().get(0).rows().rejected() >= 2, pair + ": " + outcome.loads());
    }
  }

  @Test
  void row59_variantsOfWritingAreOneFormEverywhere() throws Exception {
    String plain = figures("plain", text(HEADERS, LEDGER));
    List<UnaryOperator<String>> variants =
        List.of(
            RowsTest::fullWidth,
            value -> String.join("\u200b", value.split("")),
            value -> Normalizer.normalize(value, Normalizer.Form.NFD),
            value -> "\u3000" + value + "\u00a0",
            value -> value.isEmpty() ? value : "\ufeff" + value);
    for (int i = 0; i < variants.size(); i++) {
      UnaryOperator<String> variant = variants.get(i);
      UnaryOperator<List<String>> all = row -> row.stream().map(variant).toList();
      assertEquals(
          plain,
          figures("variant" + i, text(all.apply(HEADERS), LEDGER.stream().map(all).toList())),
          "variant " + i);
    }
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
    return wide.toString();
  }

  private String figures(String name, String text) throws IOException {
    Path run = Files.createDirectory(folder.resolve(name));
    Files.createDirectory(run.resolve("input"));
    Runs.write(run.resolve("input/纠纷台账_20221212.csv"), text);
    RunOutcome outcome = Runs.run(run);
    assertEquals(3, outcome.loads().get(0).rows().fresh(), name + ": " + outcome.loads());
    return Files.readString(run.resolve(FIGURES));
  }

  private static String text(List<String> headers, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(headers));
    all.addAll(rows);
    StringBuilder text = new StringBuilder();
    all.forEach(row -> text.append('"').append(String.join("\",\"", row)).append("\"\n"));
    return text.toString();
  }
}
