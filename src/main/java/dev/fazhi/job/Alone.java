package dev.fazhi.job;

import dev.fazhi.store.Lease;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Does something that must not be done beside a run, or says who runs. */
final class Alone {

  private Alone() {}

  static DeedOutcome with(DataSource database, Supplier<DeedOutcome> deed) {
    Lease.Attempt attempt = Lease.tryAcquire(database);
    Optional<Lease> lease = attempt.lease();
    if (lease.isEmpty()) {
      return new DeedOutcome(ExitCode.BUSY, List.of(busy(attempt)));
    }
    try {
      return deed.get();
    } finally {
      lease.get().close();
    }
  }

  /** Who holds the lease. */
  static String busy(Lease.Attempt attempt) {
    Lease.Holder holder = attempt.holder().orElse(new Lease.Holder("?", 0));
    return "另一次运行正在进行（主机 " + holder.host() + "，进程 " + holder.pid() + "）。请等它结束后再试。";
  }
}
