package dev.fazhi.faults.random;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.ProgramImage;
import dev.fazhi.faults.random.Judgement.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Many faults, written down one a line as they come, so that it can be broken off at any time: what
 * is already written down of the same program is not done again. {@code FaultCampaign results.csv
 * seed KILL=300,TERM=50}, or without the last for a thousand of all kinds.
 */
final class FaultCampaign {

  private FaultCampaign() {}

  public static void main(String[] words) throws Exception {
    Path results = Path.of(words[0]);
    Map<FaultKind, Integer> wanted = new LinkedHashMap<>();
    for (String part : words.length > 2 ? words[2].split(",") : new String[0]) {
      String[] pair = part.split("=");
      wanted.put(FaultKind.valueOf(pair[0]), Integer.parseInt(pair[1]));
    }
    int bad =
        run(
            results,
            Long.parseLong(words[1]),
            wanted.isEmpty() ? ReliabilityTable.THOUSAND : wanted);
    System.exit(bad == 0 ? 0 : 1);
  }

  /** Sets results of another program than this one aside. */
  static void begin(Path results) throws IOException {
    String stamp = ProgramImage.stampOfProgram();
    Path whose = results.resolveSibling(results.getFileName() + ".program");
    if (Files.exists(results)
        && !(Files.exists(whose) && Files.readString(whose).strip().equals(stamp))) {
      Files.move(
          results,
          results.resolveSibling(results.getFileName() + ".old"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createDirectories(results.toAbsolutePath().getParent());
    Files.writeString(whose, stamp);
  }

  /** Gives how many of them did not end as an undisturbed night. */
  static int run(Path results, long seed, Map<FaultKind, Integer> wanted) throws Exception {
    Path home = Files.createTempDirectory("fazhi-faults-");
    begin(results);
    int bad = bad(results);
    try (Faults faults = new Faults(home, seed)) {
      int most = wanted.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      for (int number = 0; number < most; number++) {
        for (Map.Entry<FaultKind, Integer> kind : wanted.entrySet()) {
          // of each as many in the first tenth as in the last
          int from = kind.getValue() * number / most;
          for (int at = from; at < kind.getValue() * (number + 1) / most; at++) {
            if (isWritten(results, kind.getKey(), at)) {
              continue;
            }
            Faults.Outcome outcome = faults.one(kind.getKey(), at);
            bad += outcome.judgement().verdict() == Verdict.SAME ? 0 : 1;
            write(results, home, outcome);
          }
        }
      }
    }
    if (bad == 0) {
      Folders.delete(home);
    }
    return bad;
  }

  private static int bad(Path results) throws IOException {
    return Files.exists(results)
        ? (int)
            Files.readAllLines(results).stream()
                .filter(line -> !line.endsWith("," + Verdict.SAME))
                .count()
        : 0;
  }

  private static boolean isWritten(Path results, FaultKind kind, int number) throws IOException {
    return Files.exists(results)
        && Files.readAllLines(results).stream()
            .map(line -> line.split(","))
            .anyMatch(line -> line[0].equals(kind.name()) && line[2].equals("" + number));
  }

  private static void write(Path results, Path home, Faults.Outcome outcome) throws Exception {
    Judgement judgement = outcome.judgement();
    String line =
        "%s,%s,%d,%s\n"
            .formatted(outcome.kind(), outcome.night(), outcome.number(), judgement.verdict());
    Files.writeString(
        results,
        line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    if (judgement.verdict() != Verdict.SAME) {
      System.out.println(line + home + "\n" + judgement.detail());
    }
  }
}
