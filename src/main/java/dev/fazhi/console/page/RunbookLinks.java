package dev.fazhi.console.page;

import dev.fazhi.job.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Splits texts at codes, so that each code can link to its runbook page. */
public final class RunbookLinks {

  private final Runbook runbook = new Runbook();

  /**
   * A piece of a text.
   *
   * @param code whether it is a code that has a page
   */
  record Piece(String text, boolean code) {}

  Runbook runbook() {
    return runbook;
  }

  /** Splits a text of a page at what is to be typed; public for the templates. */
  public List<Runbook.Piece> typed(String text) {
    return Runbook.pieces(text);
  }

  /** Splits a text; public for the templates. */
  public List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher codes = Runbook.CODE.matcher(text);
    int from = 0;
    while (codes.find()) {
      if (runbook.page(codes.group()).isPresent()) {
        add(pieces, text.substring(from, codes.start()));
        pieces.add(new Piece(codes.group(), true));
        from = codes.end();
      }
    }
    add(pieces, text.substring(from));
    return pieces;
  }

  private static void add(List<Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, false));
    }
  }
}
