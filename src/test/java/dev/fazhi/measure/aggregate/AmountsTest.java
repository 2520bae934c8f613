package dev.fazhi.measure.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 300, 1_000_000, Long.MAX_VALUE})
  void ranksOfManyAreThoseOfTheSortedValues(long most) {
    Random random = new Random(most);
    long[] values = random.longs(20_001, -most, most).toArray();
    Amounts parts = new Amounts();
    for (int from = 0; from < values.length; from += 3_000) {
      Amounts part = new Amounts();
      Arrays.stream(values).skip(from).limit(3_000).forEach(value -> part.add(value, true));
      parts.add(part);
    }

    Arrays.sort(values);
    for (int percent = 0; percent <= 100; percent += 5) {
      assertThat(parts.ranked(BigDecimal.valueOf(percent, 2)))
          .isEqualByComparingTo(BigDecimal.valueOf(values[20_000 / 100 * percent]));
    }
  }

  @Test
  void manyValuesTakeLessThanTwoBytesEach() throws IOException {
    Amounts spans = new Amounts();
    new Random(1).longs(200_000, 0, 30 * 86_400).forEach(seconds -> spans.add(seconds, true));

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(spans);

    assertThat(bytes.size()).isLessThan(2 * 200_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 40, 200})
  void ranksAreThoseOfTheValuesThatWereNotTakenOut(int out) {
    Random random = new Random(out);
    List<Long> all = new ArrayList<>(random.longs(200, -20, 20).boxed().toList());
    Amounts amounts = new Amounts();
    all.forEach(value -> amounts.add(value, true));
    Collections.shuffle(all, random);
    all.subList(0, out).forEach(value -> amounts.add(value, false));
    Amounts left = new Amounts();
    all.subList(out, all.size()).forEach(value -> left.add(value, true));

    for (String share : List.of("0", "0.25", "0.5", "0.9", "1")) {
      assertThat(amounts.ranked(new BigDecimal(share)))
          .isEqualTo(left.ranked(new BigDecimal(share)));
    }
  }
}
