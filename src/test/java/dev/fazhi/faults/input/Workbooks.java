package dev.fazhi.faults.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Workbooks of both kinds, and other files that are packed like them. */
final class Workbooks {

  private Workbooks() {}

  /** The three good lines as a workbook, numbers as numbers, and something done to its sheet. */
  static byte[] book(String lines, boolean old, Consumer<Sheet> something) throws IOException {
    try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet("台账");
      int number = 0;
      for (String line : lines.split("\n")) {
        Row row = sheet.createRow(number++);
        String[] cells = line.split(",");
        for (int i = 0; i < cells.length; i++) {
          if (i == 3 && number > 1) {
            row.createCell(i).setCellValue(Integer.parseInt(cells[i]));
          } else {
            row.createCell(i).setCellValue(cells[i]);
          }
        }
      }
      something.accept(sheet);
      book.write(out);
      return out.toByteArray();
    }
  }

  static byte[] encrypted(byte[] plain) throws IOException {
    try (POIFSFileSystem ole2 = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("秘密");
      try (OutputStream data = encryptor.getDataStream(ole2)) {
        data.write(plain);
      } catch (java.security.GeneralSecurityException e) {
        throw new IOException(e);
      }
      ole2.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  static byte[] encryptedXls(String lines) throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    try {
      return book(lines, true, sheet -> {});
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  static byte[] ole2() throws IOException {
    try (POIFSFileSystem ole2 = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ole2.createDocument(new ByteArrayInputStream(new byte[] {'x'}), "别的");
      ole2.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  static byte[] document() throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText("关于报送台账的通知");
      document.write(out);
      return out.toByteArray();
    }
  }
}
