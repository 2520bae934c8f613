package dev.fazhi.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.job.runbook.Failures;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Which failures of reading are damage to what the program itself wrote. */
class DamageTest {

  @Test
  void whatEndsTooEarlyInTheProgramsOwnBytesIsDamage() {
    assertThat(Failures.problem(new UncheckedIOException(new EOFException())).code())
        .isEqualTo("FZ-402");
  }

  @Test
  void whatTheSystemRefusesIsTheDisksFault() {
    IOException full = new IOException("No space left on device");
    assertThat(Failures.problem(new UncheckedIOException(full)).code()).isEqualTo("FZ-406");
  }
}
