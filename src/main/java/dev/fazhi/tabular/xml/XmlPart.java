package dev.fazhi.tabular.xml;

import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.zip.ZipParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document as a tree that is walked once: the children of an element one after another. Only
 * elements in the namespace of the outermost one are met; those of extensions are passed over,
 * whatever their names.
 */
public final class XmlPart extends XmlScanner {

  private static final Pattern ZERO = Pattern.compile("\\s*0+(\\.0*)?\\s*");
  private static final long MOST_BYTES_KEPT = 32L << 20;

  public XmlPart(InputStream in, Reading reading) throws IOException {
    super(in, reading);
  }

  /** A part that is kept in memory once it is read, and therefore capped. */
  public static XmlPart kept(ZipParts zip, String name) throws IOException {
    return new XmlPart(zip.open(name, MOST_BYTES_KEPT), zip.reading());
  }

  /** A part that passes by, of whatever size the limits allow. */
  public static XmlPart passing(ZipParts zip, String name) throws IOException {
    return new XmlPart(zip.open(name, Long.MAX_VALUE), zip.reading());
  }

  /**
   * Goes on to the next child of the element at a depth, 0 for the outermost element itself, over
   * whatever is left of the child before it.
   *
   * @return false when the element has ended
   */
  public boolean child(int of) throws IOException {
    while (anyChild(of)) {
      if (tag().isOwn()) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #child}, of whatever namespace. */
  public boolean anyChild(int of) throws IOException {
    while (true) {
      int event = next();
      if (event == END_OF_PART || event == END && depth() < of) {
        return false;
      }
      if (event == START && depth() == of + 1) {
        return true;
      }
    }
  }

  /** Whether the element just begun is of this name, in a namespace that ends like this. */
  public boolean is(String name, String namespaceEnd) {
    return name().equals(name) && tag().isIn(namespaceEnd);
  }

  /** Whether the element just begun is of this name, in the namespace of the outermost one. */
  public boolean isOwn(String name) {
    return name().equals(name) && tag().isOwn();
  }

  /** As {@link #child}, to the next child of this name. */
  public boolean child(int of, String name) throws IOException {
    while (child(of)) {
      if (name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The name of the element just begun. */
  public String name() {
    return tag().name();
  }

  /** The value of an attribute in no namespace; null when it is not there. */
  @Nullable
  public String attribute(String name) throws IOException {
    return tag().attribute(name);
  }

  /** The value of an attribute of relationships, in the transitional or the strict namespace. */
  @Nullable
  public String relationship(String name) throws IOException {
    return tag().attribute(name, "/relationships");
  }

  public boolean flag(String name) throws IOException {
    String value = attribute(name);
    return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
  }

  /** Whether a height or width that is given leaves nothing to be seen. */
  public static boolean isZero(@Nullable String size) {
    return size != null && ZERO.matcher(size).matches();
  }

  /** A whole number; {@code otherwise} when the attribute is missing or empty. */
  public int number(String name, int otherwise) throws IOException {
    String value = attribute(name);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IOException(e);
    }
  }
}
