package dev.fazhi.sample;

import static dev.fazhi.sample.WrittenSample.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tickets add up to what the district published, once later exports have corrected earlier ones.
 */
class SampleHotlineTest {

  private static final Set<String> STATES = Set.of("已办结", "办理中", "待派单", "退回", "作废");
  private static final Map<String, Ticket> FIRST = new HashMap<>();
  private static final Map<String, Ticket> SECOND = new HashMap<>();

  @BeforeAll
  static void read() throws Exception {
    readMain(FIRST);
    readIncrement(SECOND);
  }

  @Test
  void theHotlineAddsUpOnceLaterExportsHaveCorrectedEarlierOnes() throws Exception {
    Map<String, Ticket> tickets = tickets();
    assertEquals(68_476, received(tickets, 2022));
    assertEquals(65_485, closed(tickets, 2022));
    assertEquals(61_024, received(tickets, 2021));
    double rate2021 = 1.0 * closed(tickets, 2021) / received(tickets, 2021);
    assertTrue(rate2021 > 0.93 && rate2021 < 0.955, () -> "rate of 2021: " + rate2021);
    assertEquals(312 + 265, tickets.values().stream().filter(Ticket::isVoid).count());
  }

  @Test
  void theSecondExportOfTheHotlineClosesTicketsThatTheFirstLeftOpen() throws Exception {
    long corrected = 0;
    for (Map.Entry<String, Ticket> entry : SECOND.entrySet()) {
      Ticket before = FIRST.get(entry.getKey());
      if (before != null) {
        assertEquals(null, before.closed(), entry.getKey());
        assertTrue(entry.getValue().closed() != null, entry.getKey());
        corrected++;
      }
    }
    assertTrue(corrected > 100, "corrected: " + corrected);
    assertTrue(SECOND.size() > corrected + 1000);
  }

  /** A ticket as far as it is counted. */
  private record Ticket(LocalDateTime received, @Nullable LocalDateTime closed, String status) {
    boolean isVoid() {
      return status.equals("作废");
    }
  }

  private static Map<String, Ticket> tickets() throws Exception {
    Map<String, Ticket> tickets = new HashMap<>();
    Exports.each(
        file("智慧昆都仑热线工单2021年"),
        "工单号",
        row -> take(row, List.of("工单号", "来电时间", "完结时间", "办理状态"), tickets));
    tickets.putAll(FIRST);
    tickets.putAll(SECOND);
    return tickets;
  }

  private static void readMain(Map<String, Ticket> tickets) throws Exception {
    Exports.each(
        file("智慧昆都仑热线工单2022年"),
        "工单编号",
        row -> take(row, List.of("工单编号", "受理时间", "办结时间", "工单状态"), tickets));
  }

  private static void readIncrement(Map<String, Ticket> tickets) throws Exception {
    Exports.each(
        file("智慧昆都仑热线工单增量"),
        "受理编号",
        row -> take(row, List.of("受理编号", "登记时间", "完结时间", "办理状态"), tickets));
  }

  /**
   * Leaves out what is wrong: no number, a rounded one, no such day, no such state, out of order.
   */
  private static void take(
      Map<String, String> row, List<String> headers, Map<String, Ticket> tickets) {
    String number = row.getOrDefault(headers.get(0), "");
    LocalDateTime received = Exports.moment(row.get(headers.get(1)));
    LocalDateTime closed = Exports.moment(row.get(headers.get(2)));
    String status = row.getOrDefault(headers.get(3), "");
    if (number.matches("\\d{18}")
        && !number.endsWith("000000")
        && received != null
        && STATES.contains(status)
        && (closed == null || !closed.isBefore(received))) {
      tickets.put(number, new Ticket(received, closed, status));
    }
  }

  private static long received(Map<String, Ticket> tickets, int year) {
    return tickets.values().stream()
        .filter(ticket -> !ticket.isVoid() && isInYear(ticket.received(), year))
        .count();
  }

  private static long closed(Map<String, Ticket> tickets, int year) {
    return tickets.values().stream()
        .filter(ticket -> !ticket.isVoid() && isInYear(ticket.received(), year))
        .filter(ticket -> ticket.closed() != null && isInYear(ticket.closed(), year))
        .count();
  }

  private static boolean isInYear(@Nullable LocalDateTime moment, int year) {
    return moment != null
        && moment.getYear() == year
        && moment.isBefore(LocalDate.of(year, 12, 13).atStartOfDay());
  }
}
