package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.register.RegisteredFile;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons to refuse a file that was read. */
record MergePreconditions(
    RegisteredFile file, Source source, Archive.Account account, FullDelivery full) {

  private static final String TOO_MANY = "FZ-150";

  /** The codes of reasons that a person may overrule. */
  static final Set<String> OVERRULED =
      Set.of(TOO_MANY, FullDelivery.TOO_MANY_LACKING, Collisions.TOO_MANY, Renumbered.RENUMBERED);

  /**
   * Gives the first reason; null for none.
   *
   * @param accepted whether a person overruled what may be overruled
   */
  @Nullable Fault first(boolean accepted) {
    if (!accepted && source.tolerance().isExceededBy(account.rejected(), account.rows())) {
      return fault(TOO_MANY, tooMany());
    }
    String lacking = accepted ? null : full.objection();
    return lacking == null ? null : fault(FullDelivery.TOO_MANY_LACKING, lacking);
  }

  private String tooMany() {
    return "全文 %s 行中有 %s 行不合规，超过允许的 %s%%（且不少于 %s 行），整个文件未导入。请更正后重新放入；确认无误也可运行 ./fazhi accept。"
        .formatted(
            account.rows(),
            account.rejected(),
            source.tolerance().percent(),
            source.tolerance().rows());
  }

  private Fault fault(String code, String message) {
    return Fault.of(code, Fault.Severity.REFUSE, file.name(), message);
  }
}
