package dev.fazhi.tabular.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileFaultTest {

  @Test
  void everyCodeIsOfTheFileKindHasAMeaningAndStandsOnce() {
    Set<String> codes = new HashSet<>();
    for (FileFault fault : FileFault.values()) {
      assertTrue(fault.code().matches("FZ-1\\d\\d"), fault.code());
      assertTrue(!fault.meaning().isBlank(), fault.code());
      codes.add(fault.code());
    }
    assertEquals(FileFault.values().length, codes.size());
  }
}
