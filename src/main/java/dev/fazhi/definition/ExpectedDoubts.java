package dev.fazhi.definition;

import dev.fazhi.model.Fault;
import java.util.List;
import java.util.Optional;

/**
 * The doubts that a source declares to be expected: what is seen in a file is still told, as a
 * note, but nobody needs to look, and no figure is noted.
 */
public record ExpectedDoubts(List<ExpectedDoubt> all) {

  public static final ExpectedDoubts NONE = new ExpectedDoubts(List.of());

  /** Whether a doubt about those fields, by their titles, is expected. */
  public boolean has(String code, String titles, String value) {
    return find(code, titles, value).isPresent();
  }

  private Optional<ExpectedDoubt> find(String code, String titles, String value) {
    return all.stream().filter(each -> each.is(code, titles, value)).findFirst();
  }

  /** The fault as people are to be told of it. */
  public Fault told(Fault fault) {
    return fault.severity() == Fault.Severity.WARNING
        ? find(fault.code(), fault.field(), "").map(each -> noted(fault, each)).orElse(fault)
        : fault;
  }

  private static Fault noted(Fault fault, ExpectedDoubt expected) {
    return new Fault(
        fault.code(),
        Fault.Severity.NOTE,
        fault.place(),
        fault.field(),
        fault.value(),
        fault.message() + "来源里声明了本来如此：" + expected.reason() + "。");
  }
}
