package dev.fazhi.job;

import dev.fazhi.measure.count.FactCount;
import dev.fazhi.measure.count.FactScan.Range;
import dev.fazhi.measure.count.PartialCounts;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Counts the facts of one partition, range by range; the run can be stopped in between. */
class CountFacts implements Tasklet {

  private static final long ROWS = 50_000;

  private final FactCount facts;
  private final PartitionHost host;
  private final Deque<Range> ranges;
  private final PartialCounts counts = new PartialCounts();

  CountFacts(FactCount facts, PartitionHost host, List<Range> ranges) {
    this.facts = facts;
    this.host = host;
    this.ranges = new ArrayDeque<>(ranges);
  }

  @Override
  public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    long rows = 0;
    while (rows < ROWS && !ranges.isEmpty()) {
      rows += facts.add(counts, ranges.remove());
    }
    for (long row = 0; row < rows; row++) {
      contribution.incrementReadCount();
    }
    if (ranges.isEmpty()) {
      host.counted(contribution.getStepExecution(), counts);
    }
    host.holdUntilCommit(contribution.getStepExecution());
    return ranges.isEmpty() ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
  }
}
