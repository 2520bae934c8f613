package dev.fazhi.cli.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name the person who decides, and the reason. */
public final class ActorOptions {

  @Option(names = "--reason", paramLabel = "原因", required = true, description = "为什么，写入记录")
  private String reason = "";

  @Option(names = "--by", paramLabel = "姓名", description = "由谁决定（默认本机账户）")
  private @Nullable String by;

  public String who() {
    return who(by);
  }

  /** The named person, else the user of the operating system. */
  public static String who(@Nullable String named) {
    return named == null || named.isBlank() ? me() : named.strip();
  }

  public String reason() {
    return reason.strip();
  }

  /** The user of the operating system. */
  public static String me() {
    return "命令行:" + System.getProperty("user.name", "?");
  }
}
