package dev.fazhi.tabular.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompressedStringPoolTest {

  @Test
  void whatGoesInComesOutWhetherDeflatedOrNot() throws IOException {
    for (long plain : new long[] {0, 100_000, Long.MAX_VALUE}) {
      Random random = new Random(plain);
      CompressedStringPool arena = new CompressedStringPool(plain);
      List<String> strings = new ArrayList<>();
      for (int i = 0; i < 70_000; i++) {
        String text = "昆都仑区𠮷".repeat(random.nextInt(4)) + i;
        strings.add(i % 9_999 == 0 ? text.repeat(9_000) : text);
        arena.add(strings.get(i));
      }
      for (int i = 0; i < 20_000; i++) {
        int index = random.nextInt(strings.size());
        assertEquals(strings.get(index), arena.get(index));
      }
      arena.release();
    }
  }

  @Test
  void manyStringsTakeFarLessThanTheirText() throws IOException {
    CompressedStringPool arena = new CompressedStringPool(0);
    long bytes = 0;
    for (int i = 0; i < 100_000; i++) {
      String text = "反映昆都仑区某小区供暖温度不达标，请相关部门尽快处理，编号" + i;
      bytes += text.length() * 2L;
      arena.add(text);
    }
    assertTrue(arena.held() < bytes / 2, arena.held() + " of " + bytes);
    arena.release();
  }
}
