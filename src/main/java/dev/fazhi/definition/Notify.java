package dev.fazhi.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is notified of a run's end.
 *
 * @param when of which ends
 * @param tries maximum number of attempts to send a message
 * @param console the console's address for people, to stand in the message; empty for none
 * @param channels by which they are told; empty when nobody is
 */
public record Notify(When when, int tries, String console, List<Channel> channels) {

  /** No notifications. */
  public static final Notify NOBODY = new Notify(When.PROBLEMS, 1, "", List.of());

  /** Which ends are notified. */
  public enum When {
    /** Every run that did something. */
    ALWAYS,
    /** When it failed, and when it was done but needs a person. */
    PROBLEMS,
    /** Only when it failed. */
    FAILURE
  }

  /** The kind of channel. */
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
    /** TLS from the beginning. */
    TLS,
    /** STARTTLS, required. */
    STARTTLS,
    /** Not at all, for a server on this machine or in the local network. */
    NONE
  }

  /**
   * The place of a secret; the definitions never contain one.
   *
   * @param place the name of an environment variable, or the path of a file
   * @param isFile which of them
   */
  public record Secret(String place, boolean isFile) {}

  /** A channel for notifications. */
  public sealed interface Channel {
    /** What people call it; one of its kind. */
    String name();
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
      implements Channel {}
}
