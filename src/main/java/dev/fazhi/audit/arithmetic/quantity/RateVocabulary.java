package dev.fazhi.audit.arithmetic.quantity;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the rates of the genre are made of, such as 办结 in 受理. The words stand in {@code
 * rates.properties}, where they are explained; Java knows none of them.
 */
public final class RateVocabulary {

  private static final String FILE = "/dev/fazhi/audit/rates.properties";
  private static final String SETTING = "-";

  /** What a rate's numerator and denominator are called besides by its own stem. */
  record Synonym(String stem, Pattern part, Pattern whole) {}

  /** What is counted, by words that tell nothing of which; an alternative of a pattern. */
  public static final String SHARED;

  /** The same, before 中. */
  public static final String COUNTED;

  /** What stands before 均 without being a measure word, with the word that measures it. */
  static final Map<String, String> EACH = new HashMap<>();

  /** 按期 and 按时 alone. */
  public static final Set<String> TIMELY = Set.of("按期");

  static final List<Synonym> SYNONYMS = new ArrayList<>();
  static final Pattern NARROW;
  public static final Pattern TAKEN;
  public static final Pattern DONE;
  public static final Pattern HEARD;
  public static final Pattern CARRIED;

  /** What is counted besides the count before, so that both together are the denominator. */
  public static final Pattern BESIDES;

  /** What a table calls what came in, what was carried in or on, and that it was carried on. */
  public static final Pattern NEW;

  public static final Pattern BALANCE;
  public static final Pattern CARRIED_ON;

  /** Words that narrow what is counted to an instance, an office or the like; an alternative. */
  public static final String NARROWED;

  /** What tells of a rate that it is to be reached, or another's. */
  public static final Pattern AIM;

  /** Names of rates that never exceed a hundred per cent. */
  public static final Pattern CAPPED;

  /** 亡人 is 死亡: what is called otherwise, and what by. */
  private static final Map<Pattern, String> ALIASES = new LinkedHashMap<>();

  private static final Pattern ALIAS;

  static {
    Properties words = read();
    for (String name : new TreeSet<>(words.stringPropertyNames())) {
      if (!name.startsWith(SETTING)) {
        String[] sides = words.getProperty(name).split("/");
        SYNONYMS.add(
            new Synonym(name, Pattern.compile(any(sides[0])), Pattern.compile(any(sides[1]))));
      }
    }
    SHARED = any(words.getProperty("-占比泛称"));
    COUNTED = any(words.getProperty("-分母泛称"));
    for (String each : words.getProperty("-均").strip().split(" ")) {
      EACH.put(each.substring(0, 1), each.substring(2));
    }
    NARROW = Pattern.compile(any(words.getProperty("-限定")));
    TAKEN = Pattern.compile(any(words.getProperty("-收")));
    // 审结的案件中败诉9件 tells what was lost
    DONE = Pattern.compile("(?:" + any(words.getProperty("-办")) + ")[^的中]{0,8}$");
    HEARD = Pattern.compile(any(words.getProperty("-庭次")));
    CARRIED = Pattern.compile(any(words.getProperty("-跨期")));
    BESIDES = Pattern.compile(any(words.getProperty("-和为分母")));
    NEW = Pattern.compile(any(words.getProperty("-收进")));
    BALANCE = Pattern.compile(any(words.getProperty("-结转")));
    CARRIED_ON = Pattern.compile(any(words.getProperty("-转入下期")));
    AIM = Pattern.compile(any(words.getProperty("-别处")));
    NARROWED = any(words.getProperty("-范围"));
    for (String alias : words.getProperty("-又称").strip().split(" ")) {
      int at = alias.lastIndexOf('=');
      ALIASES.put(Pattern.compile(alias.substring(0, at)), alias.substring(at + 1));
    }
    ALIAS =
        Pattern.compile(
            ALIASES.keySet().stream().map(Pattern::pattern).collect(Collectors.joining("|")));
    CAPPED = Pattern.compile("(?:" + any(words.getProperty("-不过百")) + ")率(?:达到?|为|[:])*$");
  }

  private RateVocabulary() {}

  /** The same words with one name for what has several. */
  public static String plain(String words) {
    if (!ALIAS.matcher(words).find()) {
      return words;
    }
    String plain = words;
    for (Map.Entry<Pattern, String> alias : ALIASES.entrySet()) {
      plain = alias.getKey().matcher(plain).replaceAll(alias.getValue());
    }
    return plain;
  }

  private static Properties read() {
    Properties words = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(RateVocabulary.class.getResourceAsStream(FILE)),
            StandardCharsets.UTF_8)) {
      words.load(file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return words;
  }

  private static String any(String words) {
    return Pattern.compile(" ")
        .splitAsStream(words.strip())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** The words that narrow what is counted, each once; 按时 is 按期. */
  public static Set<String> narrow(String words) {
    Matcher narrow = NARROW.matcher(words);
    if (!narrow.find()) {
      return Set.of();
    }
    Set<String> found = new TreeSet<>();
    do {
      found.add(narrow.group().replace("时", "期"));
    } while (narrow.find());
    return found;
  }

  /** Whether the two counts are the usual ones of some rate. */
  public static boolean areUsual(String part, String whole) {
    return (parts(part) & wholes(whole)) != 0;
  }

  /** Of which rates the clause tells what they are of, one bit for each. */
  public static long parts(String clause) {
    return bits(s -> s.part().matcher(clause).find());
  }

  /** Of which rates the clause tells what they are in. */
  public static long wholes(String clause) {
    return bits(s -> s.whole().matcher(clause).find());
  }

  /** Which rates the words name last. */
  public static long named(String words) {
    return words.isEmpty() ? 0 : bits(s -> words.endsWith(s.stem()));
  }

  private static long bits(Predicate<Synonym> wanted) {
    long bits = 0;
    for (Synonym synonym : SYNONYMS) {
      bits = 2 * bits + (wanted.test(synonym) ? 1 : 0);
    }
    return bits;
  }

  /** Whether the name ends with what the clause says in another word, 结案 and 审执结. */
  public static boolean isSynonym(String name, String clause) {
    return (named(name) & parts(clause)) != 0;
  }

  /**
   * How many characters of a rate's stem a count's clause holds; 0 where they do not match.
   *
   * @param stem the name of the rate without 率
   */
  public static int match(String clause, String stem) {
    for (Synonym synonym : SYNONYMS) {
      // a rate of direct corrections is of 撤销、变更…件, which need not be called 直接
      String own = synonym.stem();
      String before = stem.endsWith(own) ? stem.substring(0, stem.length() - own.length()) : "";
      if (stem.endsWith(own)
          && !narrow(own).isEmpty()
          && narrow(before).equals(narrow(clause))
          && synonym.part().matcher(clause).find()) {
        return own.length();
      }
    }
    if (!narrow(stem).equals(narrow(clause))) {
      return 0;
    }
    for (int from = 0; from + 2 <= stem.length(); from++) {
      if (clause.contains(stem.substring(from))) {
        return stem.length() - from;
      }
    }
    for (Synonym synonym : SYNONYMS) {
      if (stem.endsWith(synonym.stem()) && synonym.part().matcher(clause).find()) {
        return 1;
      }
    }
    return isShort(stem, clause) ? 1 : 0;
  }

  /** 网办 is short for 网上办结, 调成 for 调解成功. */
  private static boolean isShort(String stem, String clause) {
    int at = 0;
    for (int i = Math.max(0, stem.length() - 2); i < stem.length(); i++) {
      at = clause.indexOf(stem.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return stem.length() >= 2;
  }
}
