package dev.fazhi.store.ledger;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Problem;
import dev.fazhi.store.archive.ArchiveText;
import dev.fazhi.store.file.AtomicFile;
import dev.fazhi.store.register.Decision;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.vintage.Finalization;
import dev.fazhi.store.vintage.Vintages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the ledger as a text file beside the copies, a line for each entry, replaced
 * atomically.
 */
record LedgerFile(Path path) {
  private static final String FORMAT = "fazhi-ledger 1";
  private static final String END = "END";

  /** Writes the ledger unless the file is the same already. */
  void write(Ledger ledger) throws IOException {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    line(text, List.of("I", ledger.identity()));
    for (Ledger.Filed filed : ledger.files()) {
      line(text, filed(filed));
      for (Fault fault : filed.faults()) {
        line(text, ArchiveText.values("X", fault));
      }
    }
    ledger.decisions().forEach(decision -> line(text, decision(decision)));
    ledger.vintages().forEach(head -> line(text, vintage(head)));
    ledger.finals().forEach(finality -> line(text, finality(finality)));
    line(text, List.of(END));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(path) && Arrays.equals(bytes, Files.readAllBytes(path))) {
      return;
    }
    AtomicFile.write(path, bytes);
  }

  /**
   * Reads the ledger; an empty one when there is none.
   *
   * @throws Problem FZ-410 when it is damaged
   */
  Ledger read() {
    if (!Files.exists(path)) {
      return Ledger.EMPTY;
    }
    try {
      List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
      if (lines.size() < 2
          || !lines.get(0).equals(FORMAT)
          || !lines.get(lines.size() - 1).equals(END)) {
        throw new NumberFormatException("no ledger");
      }
      return parse(lines.subList(1, lines.size() - 1));
    } catch (IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | DateTimeException e) {
      throw new Problem("FZ-410", "归档目录的台账缺失或已损坏：" + path + "。请从备份恢复该文件。", e);
    }
  }

  private static Ledger parse(List<String> lines) {
    String identity = "";
    Map<Long, Ledger.Filed> files = new LinkedHashMap<>();
    List<Decision> decisions = new ArrayList<>();
    List<Vintages.Head> vintages = new ArrayList<>();
    List<Finalization> finals = new ArrayList<>();
    Ledger.@Nullable Filed last = null;
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      for (int i = 0; i < parts.length; i++) {
        parts[i] = ArchiveText.unescape(parts[i]);
      }
      switch (parts[0]) {
        case "I" -> identity = parts[1];
        case "F" -> {
          last = filed(parts);
          files.put(last.file().id(), last);
        }
        case "X" -> {
          if (last == null) {
            throw new NumberFormatException("a fault of no file");
          }
          last.faults().add(ArchiveText.fault(parts, last.file().name()));
        }
        case "D" -> decisions.add(decision(parts));
        case "V" -> vintages.add(vintage(parts));
        case "Z" -> finals.add(finality(parts));
        default -> throw new NumberFormatException("unknown kind of line");
      }
    }
    return new Ledger(identity, List.copyOf(files.values()), decisions, vintages, finals);
  }

  private static List<String> filed(Ledger.Filed filed) {
    RegisteredFile file = filed.file();
    Load.RowCount rows = filed.rows();
    return List.of(
        "F",
        Long.toString(file.id()),
        file.sha256(),
        file.name(),
        Long.toString(file.bytes()),
        file.modifiedAt().toString(),
        file.source(),
        file.status().name(),
        file.definitions(),
        text(file.exportedAt()),
        text(file.loadNo()),
        text(filed.refusedAfter()),
        Long.toString(rows.read()),
        Long.toString(rows.fresh()),
        Long.toString(rows.changed()),
        Long.toString(rows.unchanged()),
        Long.toString(rows.duplicate()),
        Long.toString(rows.rejected()),
        Long.toString(rows.skipped()),
        Long.toString(filed.withdrawn()));
  }

  private static Ledger.Filed filed(String[] p) {
    return new Ledger.Filed(
        new RegisteredFile(
            Long.parseLong(p[1]),
            p[2],
            p[3],
            Long.parseLong(p[4]),
            LocalDateTime.parse(p[5]),
            p[6],
            RegisteredFile.Status.valueOf(p[7]),
            p[8],
            p[9].isEmpty() ? null : LocalDateTime.parse(p[9]),
            number(p[10]),
            null),
        number(p[11]),
        new Load.RowCount(
            Long.parseLong(p[12]),
            Long.parseLong(p[13]),
            Long.parseLong(p[14]),
            Long.parseLong(p[15]),
            Long.parseLong(p[16]),
            Long.parseLong(p[17]),
            Long.parseLong(p[18])),
        Long.parseLong(p[19]),
        new ArrayList<>());
  }

  private static List<String> decision(Decision d) {
    return List.of(
        "D",
        Long.toString(d.number()),
        d.kind().name(),
        Long.toString(d.fileId()),
        text(d.loadNo()),
        Long.toString(d.closed()),
        Long.toString(d.restored()),
        d.at().toString(),
        d.who(),
        d.reason());
  }

  private static Decision decision(String[] p) {
    return new Decision(
        Long.parseLong(p[1]),
        Decision.Kind.valueOf(p[2]),
        Long.parseLong(p[3]),
        number(p[4]),
        Long.parseLong(p[5]),
        Long.parseLong(p[6]),
        LocalDateTime.parse(p[7]),
        p[8],
        p[9]);
  }

  private static List<String> vintage(Vintages.Head head) {
    return List.of(
        "V",
        Integer.toString(head.number()),
        head.asOf().id(),
        Long.toString(head.lastLoad()),
        head.definitions(),
        head.digest(),
        text(head.keptAt()));
  }

  private static Vintages.Head vintage(String[] p) {
    return new Vintages.Head(
        Integer.parseInt(p[1]),
        AsOf.of(p[2]),
        Long.parseLong(p[3]),
        p[4],
        p[5],
        // missing in ledgers of older versions
        p.length < 7 || p[6].isEmpty() ? null : LocalDateTime.parse(p[6]));
  }

  private static List<String> finality(Finalization finality) {
    return List.of(
        "Z",
        Integer.toString(finality.vintage()),
        finality.at().toString(),
        finality.who(),
        finality.reason());
  }

  private static Finalization finality(String[] p) {
    return new Finalization(Integer.parseInt(p[1]), LocalDateTime.parse(p[2]), p[3], p[4]);
  }

  private static void line(StringBuilder text, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : "\t").append(ArchiveText.escape(values.get(i)));
    }
    text.append('\n');
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static @Nullable Long number(String text) {
    return text.isEmpty() ? null : Long.valueOf(text);
  }
}
