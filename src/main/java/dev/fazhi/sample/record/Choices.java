package dev.fazhi.sample.record;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generators that draw or choose. */
public final class Choices {

  private Choices() {}

  /** Nothing. */
  public record Empty() implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      return null;
    }
  }

  /** A word of a list. */
  public record Draw(Weighted<String> words) implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      return words.draw(chance);
    }
  }

  /** A number of one of several ranges, in steps, with so many decimals. */
  public record Number(Weighted<Range> ranges, long step, int decimals) implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      long number = chance.within(ranges.draw(chance));
      return BigDecimal.valueOf(number - number % step, decimals);
    }
  }

  /**
   * One way when another field is filled, another when it is empty.
   *
   * @param field the other field
   */
  public record When(String field, Generator then, Generator otherwise) implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      return (draft.get(field) == null ? otherwise : then).make(draft, chance);
    }
  }

  /**
   * By the beginning of another field: the first case that fits.
   *
   * @param field the other field
   * @param cases in the order declared
   */
  public record Match(String field, List<Map.Entry<String, Generator>> cases, Generator otherwise)
      implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      if (draft.get(field) instanceof String text) {
        for (Map.Entry<String, Generator> entry : cases) {
          if (text.startsWith(entry.getKey())) {
            return entry.getValue().make(draft, chance);
          }
        }
      }
      return otherwise.make(draft, chance);
    }
  }

  /**
   * A number in the form of a resident's identity card (GB 11643: region, birthday, serial number,
   * check digit by ISO 7064 MOD 11-2) of a region that does not exist.
   *
   * @param region six digits
   * @param born years
   */
  public record IdCard(String region, Range born) implements Generator {

    private static final String CHECKS = "10X98765432";

    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      StringBuilder card = new StringBuilder(region);
      card.append(chance.within(born));
      twoDigits(card, 1 + chance.below(12));
      twoDigits(card, 1 + chance.below(28));
      twoDigits(card, chance.below(100)).append(chance.below(10));
      return card.append(check(card)).toString();
    }

    private static StringBuilder twoDigits(StringBuilder card, long number) {
      return card.append(number / 10).append(number % 10);
    }

    private static char check(CharSequence card) {
      int sum = 0;
      int weight = 1;
      for (int i = card.length() - 1; i >= 0; i--) {
        weight = weight * 2 % 11;
        sum += weight * (card.charAt(i) - '0');
      }
      return CHECKS.charAt(sum % 11);
    }
  }
}
