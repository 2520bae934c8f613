package dev.fazhi.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fazhi.job.runbook.Failures;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Which failures of reading are damage to what the program itself wrote. */
class DamageTest {

  @Test
  void whatEndsTooEarlyInTheProgramsOwnBytesIsDamage() {
    assertThat(Failures.problem(new UncheckedIOException(new EOFException())).code())
        .isEqualTo("FZ-402");
  }

  @Test
  void whatIsNotAsItWasEncodedIsDamage() {
    InputStream stored = Base64.getDecoder().wrap(new ByteArrayInputStream(new byte[] {2, 2, 2}));

    IOException unreadable = assertThrows(IOException.class, stored::readAllBytes);

    assertThat(Failures.problem(new UncheckedIOException(unreadable)).code()).isEqualTo("FZ-402");
  }

  @Test
  void whatIsNoWrittenObjectIsDamage() {
    IOException unreadable =
        assertThrows(
            IOException.class,
            () -> new ObjectInputStream(new ByteArrayInputStream(new byte[] {0, 1, 0, 5})));

    assertThat(Failures.problem(new UncheckedIOException(unreadable)).code()).isEqualTo("FZ-402");
  }

  @Test
  void whatTheSystemRefusesIsTheDisksFault() {
    IOException full = new IOException("No space left on device");
    assertThat(Failures.problem(new UncheckedIOException(full)).code()).isEqualTo("FZ-406");
  }
}
