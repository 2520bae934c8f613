package dev.fazhi.job.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Exports that come one after another, run by the repository's definitions with few tables. */
final class Deliveries {

  private final Path folder;

  Deliveries(Path folder) {
    this.folder = folder;
  }

  void put(String name, String text) throws IOException {
    Runs.write(Files.createDirectories(folder.resolve("input")).resolve(name), text);
  }

  Cli.Ended fazhi(String command, String... more) {
    List<String> words =
        new java.util.ArrayList<>(List.of(command, "--jobs", Runs.JOBS.toString()));
    words.addAll(List.of(more));
    return Cli.in(folder, words.toArray(String[]::new));
  }

  /** The figures of the year to date, by metric and group. */
  Map<String, String> run() throws IOException {
    Cli.Ended ran = fazhi("run", "--as-of", "2022-12-12");
    assertThat(ran.exit()).as(ran.said()).isIn(0, 3);
    Map<String, String> figures = new TreeMap<>();
    for (String line : Files.readAllLines(output("figures.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[3].equals("ytd")) {
        figures.put(String.join(" ", cells[0], cells[8], cells[9]).strip(), cells[10]);
      }
    }
    return figures;
  }

  Path output(String name) {
    return folder.resolve("output/2022-12-12").resolve(name);
  }

  String row(String metric, String period) throws IOException {
    return Files.readAllLines(output("figures.csv")).stream()
        .filter(line -> line.startsWith(metric) && line.contains(period))
        .filter(line -> line.split(",", -1)[8].isEmpty())
        .findFirst()
        .orElse("");
  }
}
