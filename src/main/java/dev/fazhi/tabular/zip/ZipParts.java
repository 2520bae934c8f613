package dev.fazhi.tabular.zip;

import dev.fazhi.model.SafeText;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The parts of a ZIP package under our own caps: number of entries, sizes declared and found,
 * ratio. Names are compared without case, as the Open Packaging Conventions have it.
 */
public final class ZipParts implements Closeable {

  static final int MOST_ENTRIES = 10_000;
  private static final long RATIO_FROM = 1L << 20;

  private final ZipFile zip;
  private final Reading reading;
  private final Map<String, ZipEntry> parts = new HashMap<>();
  private final Map<String, Long> seen = new HashMap<>();
  private long inflated;

  private ZipParts(ZipFile zip, Reading reading) {
    this.zip = zip;
    this.reading = reading;
  }

  public static ZipParts open(Path path, Reading reading) throws IOException {
    ZipEnd.check(path, reading);
    ZipParts parts = new ZipParts(zip(path), reading);
    try {
      parts.index();
      return parts;
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * A name may hold bytes that no text can: then the file is opened by another name that leads to
   * it.
   */
  private static ZipFile zip(Path path) throws IOException {
    if (path.toFile().isFile()) {
      return new ZipFile(path.toFile());
    }
    Path folder =
        Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "fazhi-name-");
    Path link = folder.resolve("file");
    try {
      return new ZipFile(Files.createSymbolicLink(link, path.toAbsolutePath()).toFile());
    } finally {
      Files.deleteIfExists(link);
      Files.delete(folder);
    }
  }

  private void index() throws IOException {
    long declared = 0;
    int entries = 0;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (++entries > MOST_ENTRIES) {
        throw reading.over("压缩包内文件数", MOST_ENTRIES, entries);
      }
      if (entry.isDirectory()) {
        continue;
      }
      declared += Math.max(0, entry.getSize());
      checkInflated(declared);
      checkRatio(entry, entry.getSize());
      if (parts.put(normal(entry.getName()), entry) != null) {
        throw reading.refuse(
            FileFault.DOUBLED_PART, "文件“" + reading.shown() + "”内部有重名的部件，不知以哪个为准；请用表格软件打开后另存再放入。");
      }
    }
  }

  public boolean has(String name) {
    return parts.containsKey(normal(name));
  }

  /**
   * The bytes of a part, which must be there.
   *
   * @param most how many they may be at most, beside the cap for all parts together
   */
  public PartStream open(String name, long most) throws IOException {
    ZipEntry entry = parts.get(normal(name));
    if (entry == null) {
      throw reading.corrupt("缺少部件 " + SafeText.safe(name));
    }
    if (entry.getSize() > most) {
      throw reading.over("部件 " + SafeText.safe(name) + " 的字节数", most, entry.getSize());
    }
    return new PartStream(zip.getInputStream(entry), entry, this);
  }

  /** Called for every few kilobytes that come out of a part, which may be read more than once. */
  void count(ZipEntry entry, long ofPart) throws IOException {
    long before = seen.getOrDefault(entry.getName(), 0L);
    if (ofPart > before) {
      inflated += ofPart - before;
      seen.put(entry.getName(), ofPart);
    }
    checkInflated(inflated);
    checkRatio(entry, ofPart);
    reading.tick();
  }

  public Reading reading() {
    return reading;
  }

  private void checkInflated(long bytes) throws IOException {
    if (bytes > reading.limits().inflatedBytes()) {
      throw reading.over("inflated_bytes（解压后字节数）", reading.limits().inflatedBytes(), bytes);
    }
  }

  private void checkRatio(ZipEntry entry, long bytes) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    if (bytes > RATIO_FROM && bytes / reading.limits().ratio() >= packed) {
      throw reading.over("ratio（压缩比）", reading.limits().ratio(), bytes / packed);
    }
  }

  public static String normal(String name) {
    String slashed = name.replace('\\', '/');
    return (slashed.startsWith("/") ? slashed.substring(1) : slashed).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
