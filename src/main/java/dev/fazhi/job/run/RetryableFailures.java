package dev.fazhi.job.run;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The failures after which a nightly run is tried again: the database is unreachable or locked, the
 * share with the exports is not mounted, a disk is full. What only a person can repair, such as
 * definitions, is not retried.
 */
public final class RetryableFailures {

  private static final Set<String> CODES =
      Set.of("FZ-401", "FZ-403", "FZ-404", "FZ-406", "FZ-407", "FZ-409", "FZ-412", "FZ-502");
  private static final Pattern CODED = Pattern.compile("\\[(FZ-[0-9]{3})].*", Pattern.DOTALL);

  private RetryableFailures() {}

  /** Whether a run that ended so may succeed later without a person. */
  public static boolean is(ExitCode exit, List<String> messages) {
    List<String> codes = codes(messages);
    return exit == ExitCode.FAILED && !codes.isEmpty() && codes.stream().allMatch(CODES::contains);
  }

  /** Whether what failed so may succeed later without a person. */
  public static boolean is(Problem problem) {
    return CODES.contains(problem.code());
  }

  /** The codes that messages of a run begin with. */
  public static List<String> codes(List<String> messages) {
    List<String> codes = new ArrayList<>();
    for (String message : messages) {
      Matcher coded = CODED.matcher(message);
      if (coded.matches() && !codes.contains(coded.group(1))) {
        codes.add(coded.group(1));
      }
    }
    return codes;
  }

  /** The first of the messages that has a code; what to say when something is tried again. */
  static String reason(List<String> messages) {
    Predicate<String> coded = message -> CODED.matcher(message).matches();
    return messages.stream().filter(coded).findFirst().orElse("");
  }
}
