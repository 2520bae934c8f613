package dev.fazhi.definition.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Conditions;
import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a condition may say, what it becomes, and what is refused. */
class ConditionReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          closed_at <= as_of                       | ("closed_at" <= {as_of})
          closed_at<=AS_OF                         | ("closed_at" <= {as_of})
          status = '作废'                          | ("status" = '作废')
          status <> '作废' and people>0            | (("status" <> '作废' AND "people" > 0))
          a_b = 1                                  | where “a_b = 1”有误：没有字段“a_b”；可用的字段：ticket、number、channel、category、status、unit、received_at、closed_at、heard_on、present、people、value、order、period
          people = 1 or people = 2 and value = 3   | (("people" = 1 OR ("people" = 2 AND "value" = 3)))
          (people = 1 or people = 2) and value = 3 | ((("people" = 1 OR "people" = 2) AND "value" = 3))
          people = 1 and people = 2 and value = 3  | (("people" = 1 AND "people" = 2 AND "value" = 3))
          not people = 1 or present                | ((NOT ("people" = 1) OR "present"))
          not (people = 1 or present)              | (NOT (("people" = 1 OR "present")))
          closed_at is null                        | ("closed_at" IS NULL)
          closed_at is not null                    | ("closed_at" IS NOT NULL)
          channel in ('网络', '电话')              | ("channel" IN ('网络', '电话'))
          channel not in ('网络')                  | ("channel" NOT IN ('网络'))
          people in (1, -2)                        | ("people" IN (1, (-2)))
          people between 1 and 2 and present       | (("people" BETWEEN 1 AND 2 AND "present"))
          received_at not between period_start and period_end | ("received_at" NOT BETWEEN {period_start} AND {period_end})
          channel like '%局'                       | ("channel" LIKE '%局')
          channel not like '_局'                   | ("channel" NOT LIKE '_局')
          channel = 'O''Brien'                     | ("channel" = 'O''Brien')
          people * 2 + 1 > value - 0.50            | ((("people" * 2) + 1) > ("value" - 0.50))
          people * (2 + 1) > - value               | (("people" * (2 + 1)) > (-"value"))
          value > -1                               | ("value" > (-1))
          present = TRUE                           | ("present" = TRUE)
          present <> false                         | ("present" <> FALSE)
          year(closed_at) = year(as_of)            | (EXTRACT(YEAR FROM "closed_at") = EXTRACT(YEAR FROM {as_of}))
          MONTH(heard_on) < 7                      | (EXTRACT(MONTH FROM "heard_on") < 7)
          length(channel) > 2                      | (CHAR_LENGTH("channel") > 2)
          lower(ticket) = 'a1'                     | (LOWER("ticket") = 'a1')
          coalesce(value, 0) = 0                   | (COALESCE("value", 0) = 0)
          coalesce(closed_at, as_of) > received_at | (COALESCE("closed_at", {as_of}) > "received_at")
          period >= '2022-01'                      | ("period" >= '2022-01')
          order > 0 and value > 0                  | (("order" > 0 AND "value" > 0))
          days(received_at, closed_at) > 3         | (((EXTRACT(EPOCH FROM CAST(CAST("closed_at" AS DATE) AS TIMESTAMP)) - EXTRACT(EPOCH FROM CAST(CAST("received_at" AS DATE) AS TIMESTAMP))) / 86400) > 3)
          weekday(now) = people                    | (EXTRACT(ISODOW FROM {as_of}) = "people")
          heard_on >= date '2022-01-01'            | ("heard_on" >= DATE '2022-01-01')
          case when present then 1 else 2 end = people | ((CASE WHEN "present" THEN 1 ELSE 2 END) = "people")
          heard_on < received_at                   | ("heard_on" < "received_at")
          """)
  void becomesSqlThatBothDatabasesUnderstand(String written, String sql) {
    assertEquals(sql, Conditions.read(written));
  }

  @Test
  void tellsWhatItReads() {
    Condition condition =
        Conditions.read("closed_at > period_end OR channel = 'status'", List.of());
    assertNotNull(condition);
    assertEquals(Set.of("closed_at", "channel"), condition.fields());
    assertEquals(Set.of(Variable.PERIOD_END), condition.variables());
  }

  @Test
  void isRefusedWhenItIsTooLongOrTooDeep() {
    assertTrue(Conditions.read("people = 1 AND ".repeat(70) + "people = 1").contains("1000 个字符"));
    assertTrue(Conditions.read("(".repeat(9) + "people = 1" + ")".repeat(9)).contains("8 层"));
  }

  @Test
  void isReadInReasonableTimeHoweverItIsNested() {
    String deep = "people = 1";
    for (int i = 0; i < 8; i++) {
      deep = "(" + deep + (i % 2 == 0 ? " AND" : " OR") + " NOT people * -1 BETWEEN 1 AND 2)";
    }
    String nested = deep;
    String sums = "((((((((people + 1) * 2) + 1) * 2) + 1) * 2) + 1) * 2) > 1";
    String calls = "coalesce(".repeat(8) + "people" + ", 1)".repeat(8) + " = 1";
    String nots = "NOT ".repeat(240) + "people = 1";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertTrue(Conditions.read(nested).startsWith("((((((((("));
          assertTrue(Conditions.read(sums).startsWith("((((((((("));
          assertTrue(Conditions.read(calls).startsWith("(COALESCE(COALESCE("));
          assertTrue(Conditions.read(nots).startsWith("(NOT (NOT (NOT ("));
        });
  }

  @Test
  void isEitherReadOrRefusedWhateverItsTokens() {
    String[] tokens =
        """
        people value present channel closed_at as_of year( coalesce( length( 1 2.5 'a' '' ( ( ) ) , \
        + - * = <> < >= and or not is null in between like true false select
        """
            .strip()
            .split("\\s+");
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("people");
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(' ').append(tokens[random.nextInt(tokens.length)]);
      }
      List<DefinitionError> found = new ArrayList<>();
      Condition condition = Conditions.read(text.toString(), found);
      assertEquals(condition == null ? 1 : 0, found.size(), text.toString());
      read += condition == null ? 0 : 1;
    }
    assertTrue(read > 50, "too few were read for the others to tell anything: " + read);
  }

  @Test
  void mayNotSpeakOfAPeriodWhereThereIsNone() {
    List<DefinitionError> found = new ArrayList<>();
    assertNull(
        ConditionReader.read(
            new YamlNode.Word("closed_at <= as_of", 3),
            "规则的条件",
            Conditions.SCOPE,
            false,
            new Reporter("sources/x.yml", found)));
    assertTrue(found.get(0).message().contains("导入时还没有统计期"));
  }
}
