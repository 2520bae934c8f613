package dev.fazhi.store.lease;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.ReportPeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The row of the lease table.
 *
 * @param age milliseconds since the last heartbeat by the database's clock
 */
record LeaseRow(String token, Lease.Holder holder, @Nullable AsOf asOf, long beat, long age) {

  static Optional<LeaseRow> read(JdbcClient jdbc) {
    return jdbc.sql(
            """
            SELECT token, host, pid, as_of, reports, beat, %s - beat FROM fz_lease WHERE name = ?
            """
                .formatted(Leases.NOW))
        .param(Leases.NAME)
        .query(
            (row, n) ->
                new LeaseRow(
                    row.getString(1),
                    new Lease.Holder(row.getString(2), row.getLong(3)),
                    asOf(row),
                    row.getLong(6),
                    row.getLong(7)))
        .optional();
  }

  /** Whether the lease looks expired. A negative age means that the clock was set back. */
  boolean isFresh() {
    return age >= 0 && age <= Leases.SECONDS * 1000;
  }

  private static @Nullable AsOf asOf(ResultSet row) throws SQLException {
    LocalDate day = row.getObject(4, LocalDate.class);
    return day == null
        ? null
        : new AsOf(day, ReportPeriod.find(row.getString(5)).orElse(ReportPeriod.YEAR));
  }

  static @Nullable LocalDate day(@Nullable AsOf asOf) {
    return asOf == null ? null : asOf.day();
  }

  static String reports(@Nullable AsOf asOf) {
    return (asOf == null ? ReportPeriod.YEAR : asOf.reports()).id();
  }
}
