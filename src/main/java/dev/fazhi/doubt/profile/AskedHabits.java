package dev.fazhi.doubt.profile;

import dev.fazhi.doubt.ask.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges what was so in rows of earlier loads and is so in none of these, or the other way round.
 */
record AskedHabits(List<Asked> asked, HabitCounts now, HabitCounts before, HabitFaults faults) {

  /** Fewer rows may be so by chance. */
  private static final long LEAST_SO = 10;

  /** Unless all others are so many that these few are hardly all among these by chance. */
  private static final long FEW = 5;

  private static final long LEAST_ROWS = 15;

  /** So unlikely is it that none of the other rows is so, if they are as these. */
  private static final double CHANCE = 1e-6;

  /** Judges what is asked, with the state of the rows. */
  void asked(String at) {
    String words = at.substring(0, at.lastIndexOf(ValueCounter.STATE));
    for (Asked question : asked) {
      if (question.words().equals(words) && !faults.isTold(question.titles())) {
        turned(
            question,
            question.ended(),
            before,
            now,
            at,
            "%s，以前同样的 %s 行里有 %s 行，这一份新增的 %s 行里一行也没有，%s");
        turned(
            question,
            question.begun(),
            now,
            before,
            at,
            "%s，这一份新增的 %s 行里有 %s 行，以前同样的 %s 行里一行也没有，%s");
      }
    }
  }

  private void turned(
      Asked question,
      @Nullable String like,
      HabitCounts with,
      HabitCounts without,
      String at,
      String said) {
    long others = without.of("H" + at);
    long so = with.of("h" + at);
    double part = (double) with.of("H" + at) / (with.of("H" + at) + others);
    double chance =
        so >= LEAST_SO ? Math.pow(1 - with.share("h" + at), others) : Math.pow(part, so);
    if (like != null
        && so >= FEW
        && others >= LEAST_ROWS
        && without.of("h" + at) == 0
        && chance <= CHANCE) {
      faults.add(
          question.titles(),
          said.formatted(question.words(), with.of("H" + at), so, others, like.replace("从此", "")));
    }
  }
}
