package dev.fazhi.measure;

import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A handful of metrics counted by hand, from their descriptions in words and not from their
 * definitions: plain loops over the rows as texts, which sort as the moments do that they tell.
 */
record Oracle(Map<String, List<Map<String, String>>> rows) {

  static final List<String> METRICS =
      List.of(
          "hotline.received",
          "hotline.closed",
          "hotline.closed_in_period",
          "hotline.carried_over",
          "hotline.pending",
          "hotline.on_time",
          "hotline.satisfied",
          "mediation.succeeded",
          "mediation.studios",
          "mediation.amount",
          "review.corrected",
          "litigation.lost",
          "litigation.head_appeared",
          "timeliness.overdue_returns");

  private static final Set<String> LOST = Set.of("撤销", "部分撤销", "确认违法", "确认无效", "变更", "责令履行");

  /** What the metric comes to in the period when all is known up to the end of that day. */
  BigDecimal count(String metric, Period period, LocalDate asOf) {
    String source = metric.startsWith("timeliness") ? "returns" : metric.replaceAll("\\..*", "");
    List<Map<String, String>> counted =
        rows.getOrDefault(source, List.of()).stream()
            .filter(row -> counts(metric, row, period, asOf))
            .toList();
    if (metric.equals("mediation.studios")) {
      long different =
          counted.stream()
              .filter(row -> row.containsKey("studio"))
              .map(row -> row.get("studio"))
              .distinct()
              .count();
      return BigDecimal.valueOf(different);
    } else if (metric.equals("mediation.amount")) {
      return counted.stream()
          .map(row -> new BigDecimal(row.getOrDefault("amount", "0")))
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .setScale(2, java.math.RoundingMode.HALF_UP);
    }
    return BigDecimal.valueOf(counted.size());
  }

  private static boolean counts(
      String metric, Map<String, String> row, Period period, LocalDate asOf) {
    String received = day(row, "received_at");
    String closed = day(row, "closed_at");
    boolean live = !"作废".equals(row.get("status"));
    boolean receivedIn = live && in(received, period);
    String from = period.from().toString();
    String to = period.to().toString();
    return switch (metric) {
      case "hotline.received" -> receivedIn;
      case "hotline.closed" -> receivedIn && by(closed, asOf);
      case "hotline.closed_in_period" -> live && in(closed, period);
      case "hotline.carried_over" ->
          live && before(received, from) && (closed == null || !before(closed, from));
      case "hotline.pending" ->
          live && !after(received, to) && (closed == null || after(closed, to));
      case "hotline.on_time" ->
          receivedIn
              && by(day(row, "due_at"), asOf)
              && closed != null
              && !after(row.get("closed_at"), row.getOrDefault("due_at", ""));
      case "hotline.satisfied" ->
          receivedIn
              && by(closed, asOf)
              && Set.of("满意", "基本满意").contains(row.getOrDefault("satisfaction", ""));
      case "mediation.succeeded" ->
          in(row.get("registered_on"), period)
              && by(row.get("concluded_on"), asOf)
              && "调解成功".equals(row.get("result"));
      case "mediation.studios", "mediation.amount" -> in(row.get("registered_on"), period);
      case "review.corrected" ->
          row.containsKey("accepted_on")
              && in(row.get("concluded_on"), period)
              && Set.of("撤销", "变更", "确认违法", "责令履行").contains(row.getOrDefault("outcome", ""));
      case "litigation.lost" ->
          in(row.get("closed_on"), period)
              && "一审".equals(row.get("instance"))
              && LOST.contains(row.getOrDefault("result", ""));
      case "litigation.head_appeared" ->
          in(row.get("hearing_on"), period) && "true".equals(row.get("head_appeared"));
      default ->
          in(row.get("due_on"), period)
              && (!row.containsKey("reported_on")
                  || after(row.get("reported_on"), row.getOrDefault("due_on", "")));
    };
  }

  private static @Nullable String day(Map<String, String> row, String field) {
    String moment = row.get(field);
    return moment == null ? null : moment.substring(0, 10);
  }

  private static boolean in(@Nullable String day, Period period) {
    return day != null
        && day.compareTo(period.from().toString()) >= 0
        && day.compareTo(period.to().toString()) <= 0;
  }

  private static boolean by(@Nullable String day, LocalDate asOf) {
    return day != null && day.compareTo(asOf.toString()) <= 0;
  }

  private static boolean before(@Nullable String day, String other) {
    return day != null && day.compareTo(other) < 0;
  }

  private static boolean after(@Nullable String day, String other) {
    return day == null || day.compareTo(other) > 0;
  }
}
