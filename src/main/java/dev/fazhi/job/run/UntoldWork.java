package dev.fazhi.job.run;

import java.util.Set;
import java.util.TreeSet;

/** What was done, by killed processes or by earlier tries of this run, and not reported. */
final class UntoldWork {
  boolean execution;
  final Set<Long> files = new TreeSet<>();

  boolean isNone() {
    return !execution && files.isEmpty();
  }
}
