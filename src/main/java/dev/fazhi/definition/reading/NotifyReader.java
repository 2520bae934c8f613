package dev.fazhi.definition.reading;

import dev.fazhi.definition.Notify;
import dev.fazhi.definition.Notify.Kind;
import dev.fazhi.definition.Notify.Secret;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code notify:} of {@code nightly.yml}. What stands where the place of a secret should is
 * never repeated in a message: it may be the secret.
 */
record NotifyReader(Reporter reporter) {

  private static final int USUAL_TRIES = 6;
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,255}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,255}");
  private static final List<String> OF_ROBOTS =
      List.of("url_env", "url_file", "secret_env", "secret_file");
  private static final List<String> OF_MAIL =
      List.of("host", "port", "tls", "user", "password_env", "password_file", "from", "to");

  Notify read(@Nullable Block block) {
    if (block == null) {
      return Notify.NOBODY;
    }
    List<Notify.Channel> channels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Block each : block.blocks("channels")) {
      Word name = each.word("name");
      if (name != null && !names.add(name.text())) {
        reporter.at(name, "通知渠道“" + name.text() + "”写了两次；请改名");
      }
      Notify.Channel channel = channel(each);
      if (channel != null) {
        channels.add(channel);
      }
    }
    Word console = block.word("console");
    if (console != null && !console.text().matches("https?://[^\\s<>\"]{1,300}")) {
      reporter.at(console, "console 应是控制台的网址，如 https://fazhi.example.cn/");
    }
    return new Notify(
        EnumNames.constant(Notify.When.class, block.text("when"), Notify.When.PROBLEMS),
        block.whole("tries", USUAL_TRIES),
        block.text("console"),
        List.copyOf(channels));
  }

  private Notify.@Nullable Channel channel(Block block) {
    if (block.word("kind") == null || block.word("name") == null) {
      return null;
    }
    Kind kind = EnumNames.constant(Kind.class, block.text("kind"), Kind.EMAIL);
    return kind == Kind.EMAIL ? mail(block) : robot(block, kind);
  }

  private Notify.@Nullable Channel robot(Block block, Kind kind) {
    refuse(block, OF_MAIL, "群机器人用不到");
    Secret url = secret(block, "url");
    if (url == null) {
      reporter.at(block, "没有写机器人的地址在哪里；请写 url_env（环境变量名）或 url_file（文件）");
    }
    Secret secret = secret(block, "secret");
    if (secret != null && kind == Kind.WECOM) {
      reporter.at(block, "secret_env", "企业微信群机器人没有加签密钥；请删去 secret_env 或 secret_file");
    }
    return url == null ? null : new Notify.Robot(block.text("name"), kind, url, secret);
  }

  private Notify.@Nullable Channel mail(Block block) {
    refuse(block, OF_ROBOTS, "邮件用不到");
    boolean whole = true;
    for (String key : List.of("host", "from", "to")) {
      if (!block.has(key)) {
        reporter.at(block, "邮件渠道缺少 " + key);
        whole = false;
      }
    }
    Word host = block.word("host");
    if (host != null && !HOST.matcher(host.text()).matches()) {
      reporter.at(host, "host 不像邮件服务器的名字；请写像 smtp.example.cn 这样的名字");
    }
    List<Word> addresses = new ArrayList<>(block.words("to"));
    Word from = block.word("from");
    if (from != null) {
      addresses.add(from);
    }
    for (Word address : addresses) {
      if (!ADDRESS.matcher(address.text()).matches()) {
        reporter.at(address, "“" + address.text() + "”不是邮件地址；请写像 zhiban@example.cn 这样的地址");
      }
    }
    Secret password = secret(block, "password");
    if ((password == null) != block.text("user").isEmpty()) {
      reporter.at(block, "user 和 password_env（或 password_file）要么都写，要么都不写");
    }
    Notify.Tls tls = EnumNames.constant(Notify.Tls.class, block.text("tls"), Notify.Tls.TLS);
    return whole
        ? new Notify.Mail(
            block.text("name"),
            block.text("host"),
            block.whole("port", usualPort(tls)),
            tls,
            block.text("user"),
            password,
            block.text("from"),
            block.texts("to"))
        : null;
  }

  private static int usualPort(Notify.Tls tls) {
    return switch (tls) {
      case TLS -> 465;
      case STARTTLS -> 587;
      case NONE -> 25;
    };
  }

  private void refuse(Block block, List<String> keys, String why) {
    for (String key : keys) {
      if (block.has(key)) {
        reporter.at(block, key, why + " " + key + "；请删去");
      }
    }
  }

  private @Nullable Secret secret(Block block, String what) {
    Word variable = block.word(what + "_env");
    Word file = block.word(what + "_file");
    if (variable != null && file != null) {
      reporter.at(file, what + "_env 和 " + what + "_file 只能写一个");
    }
    if (variable != null) {
      if (!VARIABLE.matcher(variable.text()).matches()) {
        reporter.at(
            variable, what + "_env 应是环境变量的名字，只含字母、数字和下划线，如 FAZHI_WECOM_URL；地址、密钥和口令本身不要写在这里");
      }
      return new Secret(variable.text(), false);
    }
    return file == null ? null : new Secret(file.text(), true);
  }
}
