package dev.fazhi.audit.language;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds numbers that are no figures by their form alone: dates, times, ordinals, titles in 《》,
 * numbers of documents, cases, items and telephones, and digits within names such as 5G.
 */
public final class NonFigureNumbers {

  private static final int[] NONE = {};
  private static final String CHINESE = "[" + ChineseNumeral.PARTS + "]";
  private static final String SMALL = "(?:\\d{1,2}|" + CHINESE + "{1,3})";
  private static final String TO = "(?:[-至到~—–、]+" + SMALL + ")?";
  private static final String YEAR = "(?:(?:19|20)\\d{2}|[〇零一二三四五六七八九]{4})";
  private static final String DAY = SMALL + TO + "[日号]";

  /** A title may be long, but one that is never closed must not swallow the rest of the text. */
  private static final String TITLE = "《[^《》]{1,200}》";

  /** 死亡10人以上的事故, 150万元以上的案件: what a class begins with. */
  private static final Pattern ABOVE =
      Pattern.compile(
          "(?:\\d{1,9}(?:\\.\\d{1,4})?|"
              + CHINESE
              + "{1,3})(?!分之|成)\\p{IsHan}{1,3}?(?:\\(含\\)|及)?以[上下](?=\\p{IsHan})");

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(TITLE),
          Pattern.compile(
              YEAR + "(?:[-至到~—–、]+" + YEAR + ")*年(?:度|" + SMALL + TO + "月(?:" + DAY + ")?)?"),
          // 2023—2024采暖季
          Pattern.compile(YEAR + "[-至到~—–/]+" + YEAR + "(?=\\p{IsHan})"),
          Pattern.compile(SMALL + TO + "月(?:" + DAY + "|份|底|初|末|中旬|上旬|下旬)?"),
          Pattern.compile("(?:截[至止]|止于)" + DAY),
          // 10月9日至15日
          Pattern.compile("(?<=[日号][-至到~—–])" + SMALL + "[日号]"),
          Pattern.compile(YEAR + "([-./])\\d{1,2}\\1\\d{1,2}(?![\\d.])"),
          Pattern.compile(
              "(?<!比[例值]?[为是达到约由]{0,3})(?<![\\d.:])(?:[01]?\\d|2[0-4])[:时]\\d{2}(?::\\d{2}|分)?(?![\\d.:])"),
          // 1:3, 3:1, (以女性为100): what the other number is compared with
          Pattern.compile("1(?=[:比]\\d)|(?<=\\d[:比])1(?![\\d.])|\\(以?\\p{IsHan}{1,8}为(?:1|100)\\)"),
          Pattern.compile("前(?:\\d{1,2}|" + CHINESE + "{1,2})[位名大]"),
          Pattern.compile("第(?:\\d+|" + CHINESE + "+)(?:[-至到~—–、]+第?(?:\\d+|" + CHINESE + "+))?"),
          Pattern.compile("(?<![代发报填列])[表图](?:\\d{1,3})(?:-\\d{1,3})?(?![\\d.%份张])|附[件表图]\\d{1,3}"),
          Pattern.compile("\\((?:\\d{1,3}|" + CHINESE + "{1,3})\\)"),
          Pattern.compile("[(\\[〔]" + YEAR + "[)\\]〕](?:[^,。;:()]{0,12}?\\d+号)?"),
          Pattern.compile("(?:\\d{1,20}|" + CHINESE + "{1,20})号"),
          ABOVE,
          // 每10万人, 十万人死亡率, 2~5项: a measure, a range
          Pattern.compile(
              "(?<=每)(?:\\d{1,6}[百千万]?|一)(?=\\p{IsHan})|1?0?[十百千]?万(?=[人户车]\\p{IsHan}{0,8}率)"),
          Pattern.compile("\\d{1,4}[~～]\\d{1,4}(?=\\p{IsHan})"),
          Pattern.compile("\\d{1,20}(?:[-.]\\d{1,20}){2,20}"),
          Pattern.compile("(?<!\\d)(?:0\\d{2,3}-\\d{7,8}|\\d{11,})(?!\\d)"),
          Pattern.compile(
              "[A-Za-z][-/]?\\d{1,20}(?:\\.\\d{1,20})?|\\d{1,20}(?:\\.\\d{1,20})?[A-Za-z]"));

  /** Which of them may begin with a character, so that others are passed over at once. */
  private static final Map<Character, int[]> FIRST = new HashMap<>();

  static {
    IntStream.Builder first = IntStream.builder();
    ("0123456789《([〔截止前第表图附" + ChineseNumeral.PARTS).chars().forEach(first::add);
    IntStream.rangeClosed('A', 'Z').forEach(first::add);
    IntStream.rangeClosed('a', 'z').forEach(first::add);
    first
        .build()
        .forEach(
            each ->
                FIRST.put(
                    (char) each,
                    IntStream.range(0, FORMS.size())
                        .filter(form -> mayBegin(FORMS.get(form), Character.toString(each)))
                        .toArray()));
  }

  private static boolean mayBegin(Pattern form, String first) {
    Matcher matcher = form.matcher(first);
    // what stands before is not known here
    return form.pattern().contains("(?<") || matcher.lookingAt() || matcher.hitEnd();
  }

  private static final Pattern QUOTED = Pattern.compile("[“「『\"][^“”「」『』\"]{1,40}[”」』\"]");
  private static final Pattern ITEM =
      Pattern.compile(
          "(?m)^\\h*(\\d{1,2}|" + CHINESE + "{1,3})(?:\\h*[、.．)）](?!\\d)|\\h+(?=\\p{IsHan}{3}))");
  private static final Pattern PAGE = Pattern.compile("(?m)^[-—–\\h]*\\d{1,4}[-—–\\h]*$");

  private final BitSet labels = new BitSet();
  private final BitSet quoted = new BitSet();

  /** Reads both forms of a text: items and page numbers show only where its lines are kept. */
  public NonFigureNumbers(FoldedText folded, String original, BitSet cells) {
    String text = folded.text();
    List<Matcher> forms =
        FORMS.stream().map(form -> form.matcher(text).useTransparentBounds(true)).toList();
    int[] since = new int[FORMS.size()];
    for (int at = 0; at < text.length(); at++) {
      if (at > 0 && Character.isDigit(text.charAt(at)) && Character.isDigit(text.charAt(at - 1))) {
        // none begins within a number
        continue;
      }
      for (int i : FIRST.getOrDefault(text.charAt(at), NONE)) {
        Matcher form = forms.get(i);
        if (since[i] > at || !form.region(at, text.length()).lookingAt()) {
          continue;
        }
        since[i] = form.end();
        int start = folded.start(at);
        // 15908 and -5.3% in two cells are two things
        boolean crosses =
            cells.get(start) && cells.nextClearBit(start) < folded.end(form.end() - 1);
        // 394件 at a line's end and 以上五类 in the next are two things
        crosses |= form.pattern() == ABOVE && folded.breaksBefore(form.end() - 2, original);
        if (!crosses) {
          labels.set(at, form.end());
        }
      }
    }
    BitSet lines = new BitSet();
    mark(PAGE.matcher(original), 0, lines);
    lines.andNot(cells);
    mark(ITEM.matcher(original), 1, lines);
    BitSet names = new BitSet();
    mark(QUOTED.matcher(original), 0, names);
    for (int i = 0; i < folded.text().length(); i++) {
      if (lines.get(folded.start(i))) {
        labels.set(i);
      }
      if (names.get(folded.start(i))) {
        quoted.set(i);
      }
    }
  }

  /** Whether a number that begins there is a date, an ordinal or the like. */
  public boolean isLabel(int at) {
    return labels.get(at);
  }

  /** Whether a number that begins there stands in quotation marks around a few words: a name. */
  public boolean isQuoted(int at) {
    return quoted.get(at);
  }

  private static void mark(Matcher matcher, int group, BitSet marks) {
    while (matcher.find()) {
      marks.set(matcher.start(group), matcher.end(group));
    }
  }
}
