package dev.fazhi.publish.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceArgumentsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "区教育局|--group 区教育局",
        "(空)|--group '(空)'",
        "甲 乙|--group '甲 乙'",
        "-x|--group '-x'",
        "a'; rm -rf ~; '|--group 'a'\\''; rm -rf ~; '\\'''",
        "$(id)`id`|--group '$(id)`id`'"
      },
      delimiter = '|')
  void noNameOfAGroupIsMoreThanAWordToTheShell(String group, String arguments) {
    assertEquals(" --by unit " + arguments, TraceArguments.of(figure("unit", group), AS_OF));
  }

  private static Figure figure(String by, String group) {
    Period period = AS_OF.yearToDate();
    return new Figure(
        "m",
        "名称",
        "件",
        period,
        period.samePeriodLastYear(),
        by,
        group,
        FigureValue.NONE,
        FigureValue.NONE,
        Comparison.NONE,
        List.of());
  }
}
