package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.util.LittleEndian;

/**
 * The records of a BIFF8 stream one after another ([MS-XLS] 2.1.4), of which only those are looked
 * into that somebody asks for. A workbook that is locked with the password that Excel itself uses
 * for locked structures is opened.
 */
final class XlsRecords {

  static final int BOF = 0x0809;
  static final int EOF = 0x000A;

  private static final int FILE_PASS = 0x002F;
  private static final int TICK_EVERY = 256;

  private final InputStream stream;
  private final Reading reading;
  private RecordInputStream in;
  private long offset;
  private int sid;
  private int depth;
  private boolean begun;
  private int count;

  XlsRecords(InputStream stream, Reading reading) {
    this.stream = stream;
    this.reading = reading;
    this.in = new RecordInputStream(stream);
  }

  /** Goes to the next record; false at the end, which is where no substream follows the last. */
  boolean next() throws IOException {
    if (++count % TICK_EVERY == 0) {
      reading.tick();
    }
    in.readRemainder();
    boolean between = begun && depth == 0;
    if (!in.hasNextRecord() || between && in.getNextSid() != BOF) {
      return false;
    }
    in.nextRecord();
    begun = true;
    sid = in.getSid() & 0xFFFF;
    offset += 4L + in.remaining();
    depth += sid == BOF ? 1 : sid == EOF ? -1 : 0;
    if (sid == FILE_PASS) {
      decrypt();
    }
    return true;
  }

  private void decrypt() {
    EncryptionInfo info = new FilePassRecord(in).getEncryptionInfo();
    try {
      if (!info.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
        throw new EncryptedDocumentException("not the default password");
      }
    } catch (GeneralSecurityException e) {
      throw new EncryptedDocumentException(e);
    }
    in = new RecordInputStream(stream, info, Math.toIntExact(offset));
  }

  /** The kind of the record. */
  int sid() {
    return sid;
  }

  /** How deep in substreams, that of a BOF record included. */
  int depth() {
    return depth;
  }

  /** What the record holds, from where it was last left. */
  RecordInputStream data() {
    return in;
  }

  int number() {
    return in.readUShort();
  }

  /** Four bytes that are never encrypted: the offset of a sheet ([MS-XLS] 2.2.10). */
  int plain() {
    byte[] bytes = new byte[4];
    in.readPlain(bytes, 0, bytes.length);
    return LittleEndian.getInt(bytes);
  }

  /** As much of a string as its record holds, which some writers cut off. */
  String textThere(int length) {
    boolean wide = (in.readUByte() & 1) != 0;
    int there = Math.min(length, in.remaining() / (wide ? 2 : 1));
    return wide ? in.readUnicodeLEString(there) : in.readCompressedUnicode(there);
  }

  /** A string of so many characters with the byte before it that tells how they are stored. */
  String text(int length) {
    return (in.readUByte() & 1) != 0
        ? in.readUnicodeLEString(length)
        : in.readCompressedUnicode(length);
  }
}
