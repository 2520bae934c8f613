package dev.fazhi.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void aMistypedCommandIsToldWithTheNearestOne() {
    assertTrue(told("rnu").contains("不认识「rnu」，你是不是想用 run？"));
  }

  @Test
  void aMistypedOptionIsToldWithTheNearestOne() {
    assertTrue(told("run", "--as-off", "2022-12-12").contains("你是不是想用 --as-of？"));
  }

  @Test
  void aDayThatDoesNotExistIsNoDate() {
    String told = told("run", "--as-of", "2022-02-30");
    assertTrue(told.contains("--as-of 的值「2022-02-30」不对；应是像 2022-12-12 这样的日期。"), told);
  }

  @Test
  void anUnknownNameIsToldWithThoseThatThereAre() {
    String told = told("run", "--period", "week");
    assertTrue(told.contains("--period 的值「week」不对；应是 year、half、quarter、month 之一。"), told);
  }

  @Test
  void aMissingParameterIsNamed() {
    assertTrue(told("sample").contains("缺少 目录"));
  }

  @Test
  void whatACommandSaysOfItsOwnOptionsIsTold() {
    String told = told("audit", "a.txt", "--alone", "--dismiss", "1:1");
    assertTrue(told.contains("须用 --reason 写明原因"), told);
  }

  private static String told(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertEquals(2, Main.execute(arguments));
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
