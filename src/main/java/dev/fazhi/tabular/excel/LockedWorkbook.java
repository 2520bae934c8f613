package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.row.RawRowSource;
import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/**
 * A workbook in Office Open XML inside an encrypted package ([MS-OFFCRYPTO] 2.3). Excel locks one
 * whose structure is protected with a password of its own, and opens it without asking; all others
 * are refused.
 */
final class LockedWorkbook {

  private static final String PACKAGE = "EncryptedPackage";

  /** Excel hashes a password so many times or fewer; the format allows for minutes of it. */
  private static final int MOST_SPINS = 1_000_000;

  private LockedWorkbook() {}

  static boolean isOne(DirectoryNode root) {
    return root.hasEntryCaseInsensitive(PACKAGE);
  }

  /** Opens it by way of a temporary copy, which is gone from the folder when this returns. */
  static RawRowSource open(DirectoryNode root, Reading reading) throws IOException {
    Path copy = Files.createTempFile(Path.of(System.getProperty("java.io.tmpdir")), "fazhi-", "");
    try {
      decrypt(root, copy, reading);
      return XlsxRows.open(copy, reading);
    } finally {
      Files.delete(copy);
    }
  }

  private static void decrypt(DirectoryNode root, Path copy, Reading reading) throws IOException {
    try (InputStream in = decrypted(root, reading);
        OutputStream out = Files.newOutputStream(copy)) {
      byte[] some = new byte[1 << 16];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        out.write(some, 0, read);
        reading.tick();
      }
    }
  }

  private static InputStream decrypted(DirectoryNode root, Reading reading) throws IOException {
    try {
      EncryptionInfo info = new EncryptionInfo(root);
      Decryptor decryptor = info.getDecryptor();
      if (info.getVerifier().getSpinCount() <= MOST_SPINS
          && decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
        return decryptor.getDataStream(root);
      }
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // no encryption that is known, or a damaged one: a person has to open it either way
      throw (IOException) ExceptionTranslator.encrypted(reading).initCause(e);
    }
    throw ExceptionTranslator.encrypted(reading);
  }
}
