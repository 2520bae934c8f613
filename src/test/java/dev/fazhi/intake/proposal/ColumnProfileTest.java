package dev.fazhi.intake.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.model.Cell;
import org.junit.jupiter.api.Test;

/** A column of more rows than are kept is told by what is known of it. */
class ColumnProfileTest {

  private static final int ROWS = ColumnProfile.MOST_DISTINCT + 10;

  private static ColumnProfile of(int rows, int different) {
    ColumnProfile profile = new ColumnProfile("编号", 0);
    for (int i = 0; i < rows; i++) {
      profile.add(new Cell.Text("N" + i % different));
    }
    return profile;
  }

  @Test
  void withAValueOfItsOwnInEachRowIsUniqueAndSaysThatNotAllWereCompared() {
    ColumnProfile profile = of(ROWS, ROWS);
    assertThat(profile.isUnique(ROWS)).isTrue();
    assertThat(profile.isBeyond()).isTrue();
    assertThat(profile.isFull()).isTrue();
  }

  @Test
  void whoseFirstValuesComeAgainLateIsNot() {
    assertThat(of(ROWS, ROWS - 5).isUnique(ROWS)).isFalse();
    assertThat(of(ROWS, ROWS - 5).repeats()).isEqualTo(5);
  }

  @Test
  void withABlankIsNotFull() {
    ColumnProfile profile = of(5, 5);
    profile.add(Cell.BLANK);
    assertThat(profile.isFull()).isFalse();
    assertThat(profile.isUnique(6)).isFalse();
  }
}
