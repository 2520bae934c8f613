package dev.fazhi.job.context;

import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.lease.Leases;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs an operator's action while holding the lease, or reports who holds it. The action must check
 * the lease in each transaction and before it replaces a file.
 */
public final class ExclusiveExecution {

  private ExclusiveExecution() {}

  public static OperationResult with(Workspace workplace, Function<Lease, OperationResult> action) {
    Leases.Attempt attempt = workplace.leases().tryAcquire();
    Optional<Lease> lease = attempt.lease();
    if (lease.isEmpty()) {
      return new OperationResult(ExitCode.BUSY, List.of(busy(attempt)));
    }
    try (Lease held = lease.get()) {
      return action.apply(held);
    }
  }

  /** The message that says who holds the lease. */
  public static String busy(Leases.Attempt attempt) {
    Lease.Holder holder = attempt.holder().orElse(new Lease.Holder("?", 0));
    return "另一次运行正在进行（主机 %s，进程 %d）。请等它结束后再试。".formatted(holder.host(), holder.pid());
  }
}
