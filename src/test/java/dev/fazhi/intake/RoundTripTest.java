package dev.fazhi.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.fazhi.intake.text.MomentText;
import dev.fazhi.intake.text.MomentText.Reading;
import dev.fazhi.intake.text.NumberText;
import dev.fazhi.intake.text.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written in any form is read back as what it was. */
class RoundTripTest {

  private static final List<String> DAYS =
      List.of("uuuu-MM-dd", "uuuu/M/d", "uuuu.MM.dd", "uuuuMMdd", "uuuu年M月d日", "uuuu年MM月dd日");
  private static final List<String> TIMES =
      List.of("", " H:mm", " HH:mm:ss", "'T'HH:mm:ss", " H时mm分", " HH时mm分ss秒", " HH:mm:ss.SSS");

  @Test
  void everyMomentInEveryForm() {
    Random random = new Random(1);
    MomentText text = new MomentText();
    LocalDateTime first = LocalDateTime.of(1900, 1, 1, 0, 0);
    long seconds =
        java.time.Duration.between(first, LocalDateTime.of(2101, 1, 1, 0, 0)).toSeconds();
    for (int i = 0; i < 5_000; i++) {
      LocalDateTime moment = first.plusSeconds((long) (random.nextDouble() * seconds));
      String day = DAYS.get(random.nextInt(DAYS.size()));
      String time = TIMES.get(random.nextInt(TIMES.size()));
      String written = DateTimeFormatter.ofPattern(day + time, Locale.ROOT).format(moment);
      LocalDateTime expected =
          time.isEmpty()
              ? moment.toLocalDate().atStartOfDay()
              : time.contains("s") ? moment : moment.withSecond(0);
      assertEquals(Reading.MOMENT, text.read(Texts.clean(written)), written);
      assertEquals(expected, text.moment(), written);
    }
  }

  @Test
  void aDayThatTheCalendarLacksIsNoneInAnyForm() {
    MomentText text = new MomentText();
    for (int year = 1999; year <= 2001; year++) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          String written = "%04d-%02d-%02d".formatted(year, month, day);
          boolean read = text.read(written) == Reading.MOMENT;
          assertEquals(exists(written), read, written);
        }
      }
    }
  }

  private static boolean exists(String iso) {
    try {
      return LocalDate.parse(iso).toString().equals(iso);
    } catch (java.time.DateTimeException impossible) {
      return false;
    }
  }

  @Test
  void everyNumberWithOrWithoutSeparators() {
    Random random = new Random(2);
    DecimalFormat grouped =
        new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    for (int i = 0; i < 5_000; i++) {
      BigDecimal number =
          BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000L, random.nextInt(7));
      for (String written : List.of(number.toPlainString(), grouped.format(number))) {
        NumberText read = NumberText.read(written, NumberText::isCountUnit);
        assertNotNull(read, written);
        assertEquals(0, number.compareTo(read.value()), written);
      }
    }
  }

  @Test
  void textIsCleanAfterOneCleaning() {
    Random random = new Random(3);
    String alphabet =
        " a中（Ａ＊\u00A0\u200B\u3000\n"
            + "\t\u0007\u0301e\uFEFF\uD83D\uDE00\uD800ﬁ①…\uFE0F\uFFA0\u3164\u202E-";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder raw = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        raw.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String clean = Texts.clean(raw.toString());
      assertEquals(clean, Texts.clean(clean));
      assertEquals(clean, clean.strip());
      assertEquals(-1, clean.indexOf('\u200B'));
    }
    String already = "昆北街道 ABC";
    assertSame(already, Texts.clean(already));
    assertNotEquals("昆北街道  ABC", Texts.clean("昆北街道  ABC"));
  }
}
