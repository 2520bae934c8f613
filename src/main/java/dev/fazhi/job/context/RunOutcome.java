package dev.fazhi.job.context;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Vintage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run.
 *
 * @param exit as the process should end
 * @param execution the number of the job execution; 0 when none was needed
 * @param loads files that this run merged or refused
 * @param known files whose content was known before, each with the load that it was first known by
 * @param leftAlone files that were not touched, with the reason
 * @param faults of the run as a whole
 * @param vintage what was published, or what stands already; null when nothing is
 * @param folder where it was published; null when nothing was
 * @param messages in Chinese, for the operator
 */
public record RunOutcome(
    ExitCode exit,
    long execution,
    List<Load> loads,
    List<String> known,
    List<String> leftAlone,
    List<Fault> faults,
    @Nullable Vintage vintage,
    @Nullable Path folder,
    List<String> messages) {

  /** Of a run that neither read nor published. */
  public static RunOutcome of(ExitCode exit, List<String> messages) {
    return new RunOutcome(
        exit, 0, List.of(), List.of(), List.of(), List.of(), null, null, messages);
  }

  /** The same with another end. */
  public RunOutcome with(ExitCode exit, List<String> messages) {
    return new RunOutcome(
        exit, execution, loads, known, leftAlone, faults, vintage, folder, messages);
  }
}
