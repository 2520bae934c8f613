package dev.fazhi.tabular.row;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Keeps millions of strings in little memory: UTF-8 in blocks of some kilobytes, deflated once they
 * are many. Fast for access in about the order of adding, as sheets do, since the last block stays
 * inflated.
 */
public final class CompressedStringPool {

  private static final int BLOCK = 1 << 14;
  private static final int OFFSET_BITS = 15;
  private static final int LENGTH_BITS = 27;
  private static final int PAGE_BITS = 16;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int CACHED_BLOCKS = 256;

  private final long plainBytes;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final Inflater inflater = new Inflater(true);
  private final List<byte[]> blocks = new ArrayList<>();
  private final List<long[]> places = new ArrayList<>();
  private final int[] cachedIds = new int[CACHED_BLOCKS];
  private final byte[][] cached = new byte[CACHED_BLOCKS][];
  private int[] inflatedSizes = new int[64];
  private ByteBuffer open = ByteBuffer.allocate(2 * BLOCK);
  private int size;
  private long held;

  /**
   * @param plainBytes how much is kept as it is before the deflating begins
   */
  public CompressedStringPool(long plainBytes) {
    this.plainBytes = plainBytes;
    Arrays.fill(cachedIds, -1);
  }

  public int size() {
    return size;
  }

  /** Bytes of heap held, nearly. */
  public long held() {
    return held + 8L * PAGE * places.size() + open.capacity();
  }

  public void add(CharSequence text) throws CharacterCodingException {
    int offset = open.position();
    encode(CharBuffer.wrap(text));
    if (size >> PAGE_BITS == places.size()) {
      places.add(new long[PAGE]);
    }
    long place = (long) blocks.size() << (OFFSET_BITS + LENGTH_BITS);
    place |= (long) offset << LENGTH_BITS | (open.position() - offset);
    places.get(size >> PAGE_BITS)[size & (PAGE - 1)] = place;
    size++;
    if (open.position() >= BLOCK) {
      seal();
    }
  }

  private void encode(CharBuffer chars) throws CharacterCodingException {
    encoder.reset();
    while (true) {
      CoderResult result = encoder.encode(chars, open, true);
      if (result.isError()) {
        result.throwException();
      }
      if (result.isUnderflow()) {
        return;
      }
      open = ByteBuffer.allocate(open.capacity() * 2).put(open.flip());
    }
  }

  private void seal() {
    int length = open.position();
    byte[] block = held < plainBytes ? new byte[0] : deflate(length);
    boolean deflated = block.length > 0;
    if (!deflated) {
      block = Arrays.copyOf(open.array(), length);
    }
    if (blocks.size() == inflatedSizes.length) {
      inflatedSizes = Arrays.copyOf(inflatedSizes, inflatedSizes.length * 2);
    }
    inflatedSizes[blocks.size()] = deflated ? length : 0;
    blocks.add(block);
    held += block.length;
    open.clear();
  }

  /** The deflated bytes of the open block; none when that saves nothing. */
  private byte[] deflate(int length) {
    byte[] packed = new byte[length];
    deflater.reset();
    deflater.setInput(open.array(), 0, length);
    deflater.finish();
    int n = deflater.deflate(packed);
    return deflater.finished() ? Arrays.copyOf(packed, n) : new byte[0];
  }

  public String get(int index) throws IOException {
    long place = places.get(index >> PAGE_BITS)[index & (PAGE - 1)];
    int block = (int) (place >>> (OFFSET_BITS + LENGTH_BITS));
    int offset = (int) (place >>> LENGTH_BITS) & ((1 << OFFSET_BITS) - 1);
    int length = (int) place & ((1 << LENGTH_BITS) - 1);
    return new String(bytes(block), offset, length, StandardCharsets.UTF_8);
  }

  private byte[] bytes(int block) throws IOException {
    if (block == blocks.size()) {
      return open.array();
    }
    if (inflatedSizes[block] == 0) {
      return blocks.get(block);
    }
    int slot = block & (CACHED_BLOCKS - 1);
    if (cachedIds[slot] != block) {
      cached[slot] = inflate(blocks.get(block), inflatedSizes[block]);
      cachedIds[slot] = block;
    }
    return cached[slot];
  }

  private byte[] inflate(byte[] packed, int length) throws IOException {
    byte[] bytes = new byte[length];
    inflater.reset();
    inflater.setInput(packed);
    try {
      if (inflater.inflate(bytes) != length) {
        throw new IOException("a block of strings lost bytes");
      }
    } catch (DataFormatException e) {
      throw new IOException(e);
    }
    return bytes;
  }

  /** Lets go of what is outside the heap. */
  public void release() {
    deflater.end();
    inflater.end();
  }
}
