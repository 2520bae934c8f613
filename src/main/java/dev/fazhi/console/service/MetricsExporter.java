package dev.fazhi.console.service;

import dev.fazhi.job.context.Overdue;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.store.register.FileTotal;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Exports metrics to Prometheus, read from the database at each request, so that runs of the
 * command line count, too, and a restart loses nothing.
 */
record MetricsExporter(ConsoleContext context) {

  MetricSnapshots snapshots() {
    List<GaugeSnapshot> all = new ArrayList<>();
    List<FileTotal> totals = context.workplace().files().totals();
    all.add(files(totals));
    all.add(rows(totals));
    all.addAll(overdue(totals));
    all.addAll(runs());
    return new MetricSnapshots(all.toArray(GaugeSnapshot[]::new));
  }

  private static GaugeSnapshot files(List<FileTotal> totals) {
    GaugeSnapshot.Builder gauge = gauge("fazhi_files", "Files by source and what became of them.");
    for (FileTotal total : totals) {
      String status = total.status().name().toLowerCase(Locale.ROOT);
      gauge.dataPoint(point(Labels.of("source", total.source(), "status", status), total.files()));
    }
    return gauge.build();
  }

  private static GaugeSnapshot rows(List<FileTotal> totals) {
    GaugeSnapshot.Builder gauge =
        gauge("fazhi_rows", "Rows of all files by source, status of the file and fate of the row.");
    for (FileTotal total : totals) {
      String status = total.status().name().toLowerCase(Locale.ROOT);
      total
          .rows()
          .fates()
          .forEach(
              (fate, rows) ->
                  gauge.dataPoint(
                      point(
                          Labels.of("source", total.source(), "status", status, "fate", fate),
                          rows)));
    }
    return gauge.build();
  }

  private List<GaugeSnapshot> overdue(List<FileTotal> totals) {
    List<Overdue> all = Overdue.all(context.definitions(), totals, context.today());
    GaugeSnapshot.Builder each =
        gauge("fazhi_source_overdue", "1 when a delivery of the source is overdue today.");
    all.forEach(
        source ->
            each.dataPoint(
                point(Labels.of("source", source.source()), source.isOverdue() ? 1 : 0)));
    GaugeSnapshot.Builder sum = gauge("fazhi_sources_overdue", "Sources overdue today.");
    sum.dataPoint(point(Labels.EMPTY, all.stream().filter(Overdue::isOverdue).count()));
    return List.of(each.build(), sum.build());
  }

  private List<GaugeSnapshot> runs() {
    List<GaugeSnapshot> all = new ArrayList<>();
    List<RunHistory.Execution> runs = RunHistory.read(context.workplace());
    all.add(
        single(
            "fazhi_run_active",
            "1 while a run goes on, in this process or another.",
            context.workplace().leases().active().isPresent() ? 1 : 0));
    runs.stream()
        .filter(run -> !run.isOpen())
        .findFirst()
        .ifPresent(
            run -> {
              all.add(
                  single(
                      "fazhi_last_run_succeeded",
                      "1 when the last run that ended came to its end.",
                      run.isComplete() ? 1 : 0));
              if (run.took() != null) {
                all.add(
                    single(
                        "fazhi_last_run_duration_seconds",
                        "How long the last run that ended took.",
                        run.took().toSeconds()));
              }
            });
    lastSuccess(runs)
        .ifPresent(
            seconds ->
                all.add(
                    single(
                        "fazhi_last_success_timestamp_seconds",
                        "When the last successful run ended.",
                        seconds)));
    return all;
  }

  private static Optional<Long> lastSuccess(List<RunHistory.Execution> runs) {
    for (RunHistory.Execution run : runs) {
      var started = run.started();
      var took = run.took();
      if (run.isComplete() && started != null && took != null) {
        return Optional.of(started.plus(took).atZone(ZoneId.systemDefault()).toEpochSecond());
      }
    }
    return Optional.empty();
  }

  private static GaugeSnapshot single(String name, String help, long value) {
    return gauge(name, help).dataPoint(point(Labels.EMPTY, value)).build();
  }

  private static GaugeSnapshot.Builder gauge(String name, String help) {
    return GaugeSnapshot.builder().name(name).help(help);
  }

  private static GaugeDataPointSnapshot point(Labels labels, long value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
