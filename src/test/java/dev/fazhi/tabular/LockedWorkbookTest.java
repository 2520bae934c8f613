package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workbooks with a password. */
class LockedWorkbookTest {

  @TempDir Path folder;

  private Path workbook(Workbook book, String name) throws IOException {
    Filled.fill(book);
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    book.close();
    return file;
  }

  private Path locked(EncryptionInfo how, String password) throws Exception {
    Path plain = workbook(new XSSFWorkbook(), "plain.xlsx");
    Path file = folder.resolve("台账.xlsx");
    try (POIFSFileSystem ole2 = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      Encryptor encryptor = how.getEncryptor();
      encryptor.confirmPassword(password);
      try (OutputStream data = encryptor.getDataStream(ole2)) {
        Files.copy(plain, data);
      }
      ole2.writeFilesystem(out);
    }
    return file;
  }

  @Test
  void anEncryptedWorkbookIsSaidToHaveAPassword() throws Exception {
    Fault fault = Fixtures.refused(locked(new EncryptionInfo(EncryptionMode.agile), "秘密"));
    assertEquals("FZ-104", fault.code());
    assertTrue(fault.message().contains("有密码"));
  }

  @ParameterizedTest
  @EnumSource(names = {"agile", "standard"})
  void aWorkbookLockedWithThePasswordOfExcelItselfIsRead(EncryptionMode mode) throws Exception {
    Path file = locked(new EncryptionInfo(mode), Decryptor.DEFAULT_PASSWORD);
    Set<Path> before = temporaryFiles();
    assertEquals(Fixtures.read(folder.resolve("plain.xlsx")).rows(), Fixtures.read(file).rows());
    assertEquals(before, temporaryFiles());
  }

  private static Set<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("fazhi-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void anEncryptedWorkbookWhosePasswordTakesMinutesToTryIsRefusedAtOnce() throws Exception {
    EncryptionInfo slow = new EncryptionInfo(EncryptionMode.agile);
    slow.getVerifier().setSpinCount(1_000_001);
    Path file = locked(slow, Decryptor.DEFAULT_PASSWORD);
    assertEquals("FZ-104", Fixtures.refused(file).code());
  }
}
