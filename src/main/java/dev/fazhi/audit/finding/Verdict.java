package dev.fazhi.audit.finding;

/** The verdict on a number. */
public enum Verdict {
  /** It is our figure. */
  AGREES("一致"),
  /** It is our figure, rounded in another way than the metric says. */
  ROUNDING("修约不同"),
  /** It cannot come from our figures. */
  DOES_NOT_FOLLOW("对不上"),
  /** Several numbers could be what it comes from, and none of them gives it. */
  AMBIGUOUS("依据不明"),
  /** The text prints nothing that it could come from. */
  UNCHECKED("无从核对"),
  /** It is no figure of ours. */
  NOT_OURS("非本库指标"),
  /** It differs, and a person looked at it and said why it stays. */
  DISMISSED("已有人认定"),
  /** It is a figure of ours that the text lacks. */
  MISSING("文中未见");

  private final String title;

  Verdict(String title) {
    this.title = title;
  }

  /** What it is called, in Chinese. */
  public String title() {
    return title;
  }

  /** Whether there was something to hold it against. */
  public boolean isRecognised() {
    return this == AGREES || this == DISMISSED || isDifference();
  }

  /** Whether the text and the data differ, so that a person must look. */
  public boolean isDifference() {
    return this == ROUNDING || this == DOES_NOT_FOLLOW;
  }
}
