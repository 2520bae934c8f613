package dev.fazhi.publish.table.extra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {

  private record Fixed(@Nullable BigDecimal number) implements Datum.Operand {
    @Override
    public @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures) {
      return number;
    }
  }

  @Test
  void aPlaceIsOneMoreThanThereAreLargerValues() {
    Random random = new Random(7);
    for (int size = 1; size < 60; size++) {
      List<BigDecimal> values =
          random.ints(size, 0, 12).mapToObj(n -> BigDecimal.valueOf(n, n % 3)).toList();
      Ranking ranking = new Ranking(values.stream().<Datum.Operand>map(Fixed::new).toList());
      for (BigDecimal value : values) {
        long larger = values.stream().filter(other -> other.compareTo(value) > 0).count();
        assertThat(new Ranking.Place(new Fixed(value), ranking).value(Datum.Operand.MEASURED))
            .isEqualByComparingTo(BigDecimal.valueOf(1 + larger));
      }
    }
  }

  @Test
  void theCheckReadsTheFiguresAnewAndAMissingOneHasNoPlace() {
    Datum.Operand changing = figures -> figures == Datum.Operand.MEASURED ? null : BigDecimal.TEN;
    List<Datum.Operand> all = Stream.of(BigDecimal.ONE).<Datum.Operand>map(Fixed::new).toList();
    Ranking ranking = new Ranking(Stream.concat(all.stream(), Stream.of(changing)).toList());
    Ranking.Place first = new Ranking.Place(all.get(0), ranking);
    assertThat(first.value(Datum.Operand.MEASURED)).isEqualByComparingTo("1");
    assertThat(first.value(origin -> null)).isEqualByComparingTo("2");
    assertThat(new Ranking.Place(changing, ranking).value(Datum.Operand.MEASURED)).isNull();
  }
}
