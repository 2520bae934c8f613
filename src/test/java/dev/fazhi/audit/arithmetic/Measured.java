package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.arithmetic.Corpus.Kind;
import dev.fazhi.audit.arithmetic.Corpus.Mark;
import dev.fazhi.audit.arithmetic.Corpus.Text;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Changes every marked number of texts, one at a time, and counts what the audit makes of it. */
final class Measured {

  int clean;
  int right;
  int wrong;
  final int[] changed = new int[Kind.values().length];
  final int[] found = new int[Kind.values().length];
  final List<String> log = new ArrayList<>();

  static Measured of(List<Text> texts) {
    Measured measured = new Measured();
    texts.forEach(measured::add);
    return measured;
  }

  /** All of them together, without their logs. */
  static Measured sum(List<Measured> texts) {
    Measured sum = new Measured();
    for (Measured text : texts) {
      sum.clean += text.clean;
      sum.right += text.right;
      sum.wrong += text.wrong;
      for (Kind kind : Kind.values()) {
        sum.changed[kind.ordinal()] += text.changed[kind.ordinal()];
        sum.found[kind.ordinal()] += text.found[kind.ordinal()];
      }
    }
    return sum;
  }

  private void add(Text text) {
    for (Finding finding : text.audit(text.file()).differences()) {
      clean++;
      log.add("FALSE " + text.name() + " " + say(finding));
    }
    for (Mark mark : text.marks()) {
      String number = text.file().substring(mark.fileStart(), mark.fileEnd());
      for (String other : others(number, mark.kind())) {
        String file =
            text.file().substring(0, mark.fileStart())
                + other
                + text.file().substring(mark.fileEnd());
        judge(text, mark, number + " -> " + other, text.audit(file));
      }
    }
  }

  private void judge(Text text, Mark mark, String change, AuditReport report) {
    changed[mark.kind().ordinal()]++;
    boolean hit = false;
    for (Finding finding : report.differences()) {
      boolean touches = touches(Objects.requireNonNull(finding.spot()), mark);
      touches |= finding.basis().stream().anyMatch(spot -> touches(spot, mark));
      hit |= touches;
      if (touches) {
        right++;
      } else {
        wrong++;
        log.add("WRONG " + text.name() + " " + change + ": " + say(finding));
      }
    }
    if (hit) {
      found[mark.kind().ordinal()]++;
    } else {
      log.add("MISSED " + mark.kind() + " " + text.name() + " " + change);
    }
  }

  private static boolean touches(Finding.Spot spot, Mark mark) {
    return spot.start() < mark.end() && mark.start() < spot.end();
  }

  private static String say(Finding finding) {
    return finding.printed() + " " + finding.explanation();
  }

  /** A rate with another last digit; a count with another first digit, or its first two swapped. */
  static Set<String> others(String number, Kind kind) {
    Set<String> others = new LinkedHashSet<>();
    if (kind == Kind.RATE) {
      int last = number.length() - 1;
      while (!Character.isDigit(number.charAt(last))) {
        last--;
      }
      for (int off : new int[] {1, 9, 4}) {
        others.add(digit(number, last, (Character.digit(number.charAt(last), 10) + off) % 10));
      }
    } else {
      int first = Character.digit(number.charAt(0), 10);
      others.add(digit(number, 0, first == 9 ? 8 : first + 1));
      if (number.length() > 1
          && Character.isDigit(number.charAt(1))
          && number.charAt(1) != '0'
          && number.charAt(0) != number.charAt(1)) {
        others.add("" + number.charAt(1) + number.charAt(0) + number.substring(2));
      }
    }
    return others;
  }

  private static String digit(String number, int at, int digit) {
    return number.substring(0, at) + digit + number.substring(at + 1);
  }

  double precision() {
    return right + wrong == 0 ? 1 : (double) right / (right + wrong);
  }

  double recall(Kind kind) {
    return (double) found[kind.ordinal()] / changed[kind.ordinal()];
  }

  @Override
  public String toString() {
    return "clean %d, precision %.3f (%d/%d), rates %.3f (%d/%d), counts %.3f (%d/%d), parts %.3f (%d/%d)"
        .formatted(
            clean,
            precision(),
            right,
            right + wrong,
            recall(Kind.RATE),
            found[0],
            changed[0],
            recall(Kind.COUNT),
            found[1],
            changed[1],
            recall(Kind.PART),
            found[2],
            changed[2]);
  }
}
