package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.document.AuditedText;
import java.nio.file.Path;

final class OneMain {
  public static void main(String[] a) {
    for (String f : a) {
      System.out.println("== " + f);
      SelfAudit.audit(AuditedText.read(Path.of(f)))
          .findings()
          .forEach(
              x ->
                  System.out.println(
                      x.verdict()
                          + " "
                          + x.printed()
                          + " "
                          + x.explanation()
                          + " @"
                          + x.spot().line()));
    }
  }
}
