package dev.fazhi.job.runbook;

import dev.fazhi.definition.yaml.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to do when something goes wrong: a page for every code that the program speaks of, for the
 * command line and the console alike. The pages stand in Markdown under {@code runbook/} on the
 * class path, a file for each kind of code, to be edited by whoever knows the work:
 *
 * <pre>
 * # name of the kind
 * ## FZ-104 title of the page
 * ### 含义          a paragraph
 * ### 可能原因      a list with hyphens
 * ### 怎么办        a numbered list; what is to be typed stands in `backticks`
 * </pre>
 */
public final class Runbook {

  /** How a code looks. */
  public static final Pattern CODE = Pattern.compile("FZ-[1-5][0-9]{2}");

  private static final String FOLDER = "/runbook/";
  private static final List<String> FILES =
      List.of("FZ-1xx.md", "FZ-2xx.md", "FZ-3xx.md", "FZ-4xx.md", "FZ-5xx.md");
  private static final Pattern HEADING = Pattern.compile("## (" + CODE + ") (.+)");
  private static final Pattern ITEM = Pattern.compile("(?:-|[0-9]{1,2}\\.) (.+)");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

  private final Map<String, Page> pages = new TreeMap<>();

  /** Reads the pages that the program brings along. */
  public Runbook() {
    FILES.forEach(file -> read(text(file)));
  }

  /**
   * What to know about a code. Texts may have commands in backticks, see {@link #pieces}.
   *
   * @param code such as {@code FZ-104}
   * @param kind what codes with that first digit are about
   * @param title the page in one line
   * @param meaning what happened and what follows from it
   * @param causes why that may be, the likeliest first
   * @param actions what to do, in that order
   */
  public record Page(
      String code,
      String kind,
      String title,
      String meaning,
      List<String> causes,
      List<String> actions) {}

  /**
   * A piece of a text.
   *
   * @param text without the backticks
   * @param code whether it stood in backticks: to be typed, or a name as it stands in a file
   */
  public record Piece(String text, boolean code) {}

  /** The page of a code, in whatever case and with or without its letters; none when unknown. */
  public Optional<Page> page(String code) {
    return Optional.ofNullable(pages.get(normal(code)));
  }

  /** All pages by their codes. */
  public List<Page> all() {
    return List.copyOf(pages.values());
  }

  /** Known codes that somebody may have meant, the nearest first; at most five, perhaps none. */
  public List<String> near(String code) {
    String wanted = normal(code);
    List<String> found = new ArrayList<>();
    String nearest = Spelling.nearest(wanted, pages.keySet());
    if (nearest != null) {
      found.add(nearest);
    }
    if (wanted.length() == 6) {
      pages.keySet().stream()
          .filter(known -> known.startsWith(wanted.substring(0, 5)) && !found.contains(known))
          .limit(5L - found.size())
          .forEach(found::add);
    }
    return found;
  }

  /** A text of a page cut at its backticks. */
  public static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    boolean code = false;
    for (String part : text.split("`", -1)) {
      if (!part.isEmpty()) {
        pieces.add(new Piece(part, code));
      }
      code = !code;
    }
    return pieces;
  }

  private static String normal(String code) {
    String upper = code.strip().toUpperCase(Locale.ROOT);
    return DIGITS.matcher(upper).matches() ? "FZ-" + upper : upper;
  }

  private void read(String markdown) {
    String kind = "";
    @Nullable Draft draft = null;
    for (String line : markdown.lines().map(String::strip).toList()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        keep(draft);
        draft = new Draft(heading.group(1), kind, heading.group(2));
      } else if (line.startsWith("# ")) {
        kind = line.substring(2).strip();
      } else if (draft != null) {
        draft.add(line);
      }
    }
    keep(draft);
  }

  private void keep(@Nullable Draft draft) {
    if (draft != null && pages.put(draft.code, draft.page()) != null) {
      throw new IllegalStateException("two pages of " + draft.code);
    }
  }

  private static String text(String file) {
    try (InputStream in = Runbook.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("no " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page while its lines come in. */
  private static final class Draft {

    private final String code;
    private final String kind;
    private final String title;
    private final StringBuilder meaning = new StringBuilder();
    private final List<String> causes = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private String section = "";

    Draft(String code, String kind, String title) {
      this.code = code;
      this.kind = kind;
      this.title = title;
    }

    void add(String line) {
      if (line.startsWith("### ")) {
        section = line.substring(4).strip();
      } else if (!line.isEmpty()) {
        switch (section) {
          case "含义" -> meaning.append(line);
          case "可能原因" -> addTo(causes, line);
          case "怎么办" -> addTo(actions, line);
          default -> throw new IllegalStateException(code + ": " + line);
        }
      }
    }

    /** An item, or the rest of the one before it. */
    private static void addTo(List<String> items, String line) {
      Matcher item = ITEM.matcher(line);
      if (item.matches()) {
        items.add(item.group(1));
      } else if (!items.isEmpty()) {
        items.set(items.size() - 1, items.get(items.size() - 1) + line);
      }
    }

    Page page() {
      return new Page(
          code,
          kind,
          title,
          meaning.toString(),
          Collections.unmodifiableList(causes),
          Collections.unmodifiableList(actions));
    }
  }
}
