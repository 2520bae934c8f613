package dev.fazhi.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of a run's end.
 *
 * @param when of which ends
 * @param tries how often a message is sent at most until it gets through
 * @param console the console's address for people, to stand in the message; empty for none
 * @param channels by which they are told; empty when nobody is
 */
public record Notify(When when, int tries, String console, List<Channel> channels) {

  /** Nobody is told anything. */
  public static final Notify NOBODY = new Notify(When.PROBLEMS, 1, "", List.of());

  /** Of which ends. */
  public enum When {
    /** Of every run that did something. */
    ALWAYS,
    /** When it failed, and when it was done but needs a person. */
    PROBLEMS,
    /** Only when it failed. */
    FAILURE
  }

  /** What a channel is. */
  public enum Kind {
    /** E-mail. */
    EMAIL,
    /** A robot of a WeCom group. */
    WECOM,
    /** A robot of a DingTalk group. */
    DINGTALK,
    /** A robot of a Feishu group. */
    FEISHU
  }

  /** How the connection to the mail server is secured. */
  public enum Tls {
    /** From its beginning. */
    TLS,
    /** After its beginning, and not without. */
    STARTTLS,
    /** Not at all: for a server on this machine or within the house. */
    NONE
  }

  /**
   * Where a secret is found when it is needed; the definitions never hold one.
   *
   * @param place the name of an environment variable, or the path of a file
   * @param isFile which of them
   */
  public record Secret(String place, boolean isFile) {}

  /** A way to tell people. */
  public sealed interface Channel {
    /** What people call it; one of its kind. */
    String name();

    /** What it is. */
    Kind kind();
  }

  /**
   * A robot of a group.
   *
   * @param url where it is told; its token makes it a secret
   * @param secret with which messages are signed; null when the robot asks for none
   */
  public record Robot(String name, Kind kind, Secret url, @Nullable Secret secret)
      implements Channel {}

  /**
   * E-mail.
   *
   * @param user at the server; empty when it asks for none
   * @param password null when the server asks for none
   */
  public record Mail(
      String name,
      String host,
      int port,
      Tls tls,
      String user,
      @Nullable Secret password,
      String from,
      List<String> to)
      implements Channel {
    @Override
    public Kind kind() {
      return Kind.EMAIL;
    }
  }
}
