package dev.fazhi.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The two users of the default database and their random passwords, kept in a file that only the
 * owner of the data folder reads.
 *
 * @param owner password of {@link #OWNER}, who creates and upgrades the tables and may do
 *     everything
 * @param worker password of {@link #WORKER}, for everything else: may read, write and create
 *     tables, but no alias or trigger, and may access no file
 */
public record Credentials(String owner, String worker) {

  public static final String OWNER = "fazhi";
  public static final String WORKER = "fazhi_worker";

  public static final String NAME = "fazhi.secret";
  private static final int BYTES = 32;
  private static final int DIGITS = 2 * BYTES;

  /** Reads the passwords of that folder, and creates them when there are none. */
  public static synchronized Credentials of(Path data) throws IOException {
    Path file = data.resolve(NAME);
    if (Files.exists(file) && Files.size(file) == 2L * DIGITS) {
      return parse(Files.readString(file));
    }
    try (FileChannel channel =
            PrivateFiles.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        // of several processes that start at once, one creates them
        FileLock lock = channel.lock()) {
      if (channel.size() != 2L * DIGITS && lock.isValid()) {
        byte[] random = new byte[2 * BYTES];
        new SecureRandom().nextBytes(random);
        channel.write(
            ByteBuffer.wrap(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII)),
            0);
        channel.force(true);
      }
      return parse(Files.readString(file));
    }
  }

  private static Credentials parse(String text) {
    return new Credentials(text.substring(0, DIGITS), text.substring(DIGITS));
  }

  /** Copies them to another folder, for a database that will replace this one. */
  public static void copy(Path from, Path to) throws IOException {
    of(from);
    PrivateFiles.write(to.resolve(NAME), Files.readAllBytes(from.resolve(NAME)));
  }
}
