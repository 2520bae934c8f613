package dev.fazhi.audit.document;

import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.FindingWords;
import dev.fazhi.audit.finding.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text in pieces for a page: paragraphs and tables with a mark at each number, and the numbers
 * that belong together linked to each other.
 *
 * @param blocks in the order of the text
 */
public record MarkedText(List<Block> blocks) {

  /**
   * A paragraph or a table.
   *
   * @param rows of a table; a paragraph has one with one cell
   */
  public record Block(boolean isTable, List<List<Cell>> rows) {}

  /** A cell of a table by its lines, or the line of a paragraph. */
  public record Cell(int columns, int rows, List<List<Piece>> lines) {}

  /**
   * Some characters with the same marks.
   *
   * @param verdict of the number that they belong to, as a class of CSS; empty where there is none
   * @param id by which others lead here; empty where none may
   * @param link the id of the number that this one was held against; empty where there is none
   * @param title what was found, in Chinese; empty where there is nothing
   */
  public record Piece(String text, String verdict, String id, String link, String title) {}

  /** The text as a person reads it with what was found in it. */
  public static MarkedText of(AuditedText text, AuditReport report) {
    return new Pieces(text.text(), report).blocks(text.tables());
  }

  /** The id of a number, by where it stands. */
  public static String id(Finding.Spot spot) {
    return "n" + spot.start();
  }

  /** The class of CSS for a verdict. */
  public static String cssClass(Verdict verdict) {
    return verdict.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Cuts the text into pieces; what was found is looked up by its place. */
  private static final class Pieces {

    private final String text;
    private final List<Finding> findings;
    private final int longest;

    Pieces(String text, AuditReport report) {
      this.text = text;
      this.findings =
          report.findings().stream()
              .filter(each -> each.spot() != null)
              .sorted(Comparator.comparingInt(each -> spot(each).start()))
              .toList();
      this.longest =
          findings.stream().mapToInt(f -> spot(f).end() - spot(f).start()).max().orElse(0);
    }

    private static Finding.Spot spot(Finding finding) {
      return Objects.requireNonNull(finding.spot());
    }

    MarkedText blocks(List<DocumentTable> tables) {
      List<Block> blocks = new ArrayList<>();
      List<DocumentTable> inOrder =
          tables.stream()
              .filter(table -> !cells(table).isEmpty())
              .sorted(Comparator.comparingInt(Pieces::start))
              .toList();
      int at = 0;
      for (DocumentTable table : inOrder) {
        // a table within a cell is part of that cell
        if (start(table) >= at) {
          paragraphs(at, start(table), blocks);
          blocks.add(new Block(true, rows(table)));
          at = cells(table).stream().mapToInt(DocumentTable.Cell::end).max().orElse(at);
        }
      }
      paragraphs(at, text.length(), blocks);
      return new MarkedText(List.copyOf(blocks));
    }

    private static int start(DocumentTable table) {
      return cells(table).stream().mapToInt(DocumentTable.Cell::start).min().orElse(0);
    }

    private static List<DocumentTable.Cell> cells(DocumentTable table) {
      return table.rows().stream().flatMap(List::stream).filter(Objects::nonNull).toList();
    }

    private void paragraphs(int from, int to, List<Block> blocks) {
      for (List<Piece> line : lines(from, to)) {
        blocks.add(new Block(false, List.of(List.of(new Cell(1, 1, List.of(line))))));
      }
    }

    private List<List<Cell>> rows(DocumentTable table) {
      Map<DocumentTable.Cell, Boolean> seen = new IdentityHashMap<>();
      List<List<Cell>> rows = new ArrayList<>();
      for (int row = 0; row < table.rows().size(); row++) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < table.columns(); column++) {
          DocumentTable.Cell cell = table.cell(row, column);
          if (cell == null) {
            cells.add(new Cell(1, 1, List.of()));
          } else if (seen.put(cell, true) == null) {
            int wide = 1;
            while (column + wide < table.columns() && table.cell(row, column + wide) == cell) {
              wide++;
            }
            int high = 1;
            while (row + high < table.rows().size() && table.cell(row + high, column) == cell) {
              high++;
            }
            cells.add(new Cell(wide, high, lines(cell.start(), cell.end())));
          }
        }
        rows.add(cells);
      }
      return rows;
    }

    /** The lines from one place to another, without those that are blank. */
    private List<List<Piece>> lines(int from, int to) {
      List<List<Piece>> lines = new ArrayList<>();
      for (int start = from; start < to; ) {
        int newline = text.indexOf('\n', start);
        int end = newline < 0 || newline > to ? to : newline;
        if (!text.substring(start, end).isBlank()) {
          lines.add(line(start, end));
        }
        start = end + 1;
      }
      return lines;
    }

    private List<Piece> line(int start, int end) {
      TreeSet<Integer> borders = new TreeSet<>(List.of(start, end));
      for (Finding finding : within(start, end)) {
        borders.add(Math.max(start, spot(finding).start()));
        borders.add(Math.min(end, spot(finding).end()));
      }
      List<Piece> pieces = new ArrayList<>();
      int from = start;
      for (int to : borders.tailSet(start, false)) {
        pieces.add(piece(from, to));
        from = to;
      }
      return pieces;
    }

    private Piece piece(int from, int to) {
      @Nullable Finding worst = null;
      List<String> titles = new ArrayList<>();
      for (Finding finding : within(from, to)) {
        boolean worse = finding.verdict().isDifference();
        worst = worst == null || (worse && !worst.verdict().isDifference()) ? finding : worst;
        titles.add(FindingWords.sentence(finding));
      }
      String words = text.substring(from, to);
      if (worst == null) {
        return new Piece(words, "", "", "", "");
      }
      return new Piece(
          words,
          cssClass(worst.verdict()),
          spot(worst).start() == from ? id(spot(worst)) : "",
          worst.basis().isEmpty() ? "" : id(worst.basis().get(0)),
          String.join("\n", titles));
    }

    private List<Finding> within(int start, int end) {
      int low = 0;
      int high = findings.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (spot(findings.get(middle)).start() <= start - longest) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      List<Finding> within = new ArrayList<>();
      for (int i = low; i < findings.size() && spot(findings.get(i)).start() < end; i++) {
        if (spot(findings.get(i)).end() > start) {
          within.add(findings.get(i));
        }
      }
      return within;
    }
  }
}
