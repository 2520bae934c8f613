package dev.fazhi.audit;

import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.Paragraphs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds where a text mentions which metric, so that a change that names none can be bound to the
 * metric before it. Only connecting words may be between the two: anything else may be another
 * subject.
 */
final class MetricMentions {

  private static final String END_OF_SENTENCE = "。!?;";

  private static final Pattern CONNECTION =
      Pattern.compile("(?:[,:、()\"]|[两二三四五六]项|两者|数据|指标|数量|总量|总数|总体|均|都|也|又|则|并|且|同时|其中|分别|约|和|及)*");

  /** Stands for a month, a group or another quantity, whose changes are none of a total. */
  static final String NO_TOTAL = "";

  private record Mention(int start, int end, String metric) {}

  private final String text;
  private final List<Mention> mentions = new ArrayList<>();

  private final BitSet paragraphs;

  /**
   * @param original the text before it was folded, whose line breaks tell where paragraphs begin
   */
  MetricMentions(FoldedText folded, String original) {
    this.text = folded.text();
    this.paragraphs = Paragraphs.of(folded, original, new BitSet());
  }

  void add(int start, int end, String metric) {
    mentions.add(upTo(end), new Mention(start, end, metric));
  }

  /** How many of them end there or before, in logarithmic time. */
  private int upTo(int end) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mentions.get(middle).end() <= end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the sentence begins that holds what stands there. */
  int sentence(int at) {
    int from = at;
    while (from > 0
        && END_OF_SENTENCE.indexOf(text.charAt(from - 1)) < 0
        && !paragraphs.get(from)) {
      from--;
    }
    return from;
  }

  /** The metric that was spoken of last before, with nothing but connecting words between. */
  Optional<String> last(int at) {
    List<String> last = last(at, 1);
    return last.isEmpty() ? Optional.empty() : Optional.of(last.get(0));
  }

  /** So many different metrics of the same sentence, in their order; none when there are fewer. */
  List<String> last(int at, int count) {
    int from = sentence(at);
    Set<String> found = new LinkedHashSet<>();
    for (int i = upTo(at) - 1; i >= 0 && found.size() < count; i--) {
      Mention mention = mentions.get(i);
      if (mention.start() < from) {
        break;
      }
      if (found.isEmpty() && !CONNECTION.matcher(text).region(mention.end(), at).matches()) {
        return List.of();
      }
      found.add(mention.metric());
    }
    if (found.size() < count) {
      return List.of();
    }
    List<String> metrics = new ArrayList<>(found);
    java.util.Collections.reverse(metrics);
    return metrics;
  }

  /** How many different metrics the sentence has spoken of before. */
  int count(int at) {
    int from = sentence(at);
    Set<String> found = new LinkedHashSet<>();
    for (int i = upTo(at) - 1; i >= 0 && mentions.get(i).start() >= from; i--) {
      found.add(mentions.get(i).metric());
    }
    return found.size();
  }
}
