package dev.fazhi.publish.table;

/** A sign in place of a number, explained on every sheet that uses it. */
public enum Marker {
  MISSING("[x]", "无数据"),
  NOT_APPLICABLE("[z]", "不适用（没有发生，或不能计算）"),
  PARTIAL("[p]", "暂定（月份不完整，上年取同样的日子）"),
  NOT_COMPARABLE("[n]", "数据没有到期末，或没有上一期可比");

  private final String sign;
  private final String meaning;

  Marker(String sign, String meaning) {
    this.sign = sign;
    this.meaning = meaning;
  }

  public String sign() {
    return sign;
  }

  public String meaning() {
    return meaning;
  }
}
