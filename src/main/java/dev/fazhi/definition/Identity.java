package dev.fazhi.definition;

import java.math.BigDecimal;
import java.util.List;

/**
 * An equation between metrics that must hold in every period: the left ones add up to what the
 * right ones add up to, or to no more.
 *
 * @param name short, in Chinese
 * @param left metric ids
 * @param right metric ids
 * @param atMost whether the left may be less
 */
public record Identity(String name, List<String> left, List<String> right, boolean atMost) {

  /** Whether it holds for these sums. */
  public boolean holds(BigDecimal ofLeft, BigDecimal ofRight) {
    int compared = ofLeft.compareTo(ofRight);
    return compared == 0 || atMost && compared < 0;
  }
}
