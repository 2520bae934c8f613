package dev.fazhi.job;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.count.FactCount;
import dev.fazhi.measure.count.FactScan.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Divides the facts that are to be counted among threads or workers, and notes which partitions
 * were counted: they are put together when figures are made of them.
 */
final class CountPartitions extends PartitionResults implements Partitioner {

  /**
   * How many partitions each worker gets, and each of them ranges, where there are facts enough.
   */
  private static final int SHARES = 2;

  private final Workspace workplace;
  private final RunContext run;
  private long knownLoad;

  CountPartitions(Workspace workplace, RunContext run) {
    this.workplace = workplace;
    this.run = run;
  }

  /**
   * @param gridSize one for threads, else one more than there are workers
   */
  @Override
  public Map<String, ExecutionContext> partition(int gridSize) {
    run.watcher().phase("统计事实");
    workplace.sentCounts().deleteAll();
    knownLoad = workplace.vintages().lastLoad();
    int most = gridSize == 1 ? FactCount.threads() : SHARES * (gridSize - 1);
    List<Range> ranges =
        Measurement.facts(
                workplace.database(), workplace.definitions(), run.request().asOf(), knownLoad)
            .ranges(gridSize == 1 ? 1 : SHARES * most);
    int count = FactCount.areFew(ranges) ? 1 : Math.min(most, ranges.size());
    List<List<Range>> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shares.add(new ArrayList<>());
    }
    // in turn, since rows of one source may cost more than those of another
    for (int i = 0; i < ranges.size(); i++) {
      shares.get(i % count).add(ranges.get(i));
    }
    String attempt = UUID.randomUUID().toString().substring(0, 8);
    Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
    for (List<Range> share : shares) {
      PlannedCount planned = new PlannedCount(run.request().asOf(), knownLoad, share);
      partitions.put(attempt + "-" + partitions.size(), planned.partition());
    }
    return partitions;
  }

  @Override
  public void aggregate(StepExecution result, Collection<StepExecution> executions) {
    super.aggregate(result, executions);
    if (executions.stream().allMatch(each -> each.getStatus() == BatchStatus.COMPLETED)) {
      run.counted(knownLoad, executions.stream().map(StepExecution::getId).toList());
    }
  }
}
