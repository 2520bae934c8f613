package dev.fazhi.audit.arithmetic;

final class DevMain {
  public static void main(String[] a) {
    Measured m = Measured.of(Corpus.of(a[0]));
    m.log.forEach(System.out::println);
    System.out.println(m);
  }
}
