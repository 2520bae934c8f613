package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.ActorOptions;
import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.store.user.Role;
import dev.fazhi.store.user.Users;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Manages the users of the console. Passwords are never given on the command line. */
@Command(
    name = "user",
    header = "管理可以登录网页控制台的用户。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages",
    scope = ScopeType.INHERIT)
public final class UserCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "请指明 add、list、password 或 remove");
  }

  @Command(name = "add", header = "增加一个用户；口令在提示后输入，不显示。")
  int add(
      @Mixin DirectoryOptions folders,
      @Parameters(paramLabel = "用户名") String name,
      @Option(
              names = "--role",
              paramLabel = "角色",
              required = true,
              description = "operator 可运行、停止、上传；analyst 只能查看和下载")
          Role role,
      @Option(names = "--password-stdin", description = "从标准输入读一行口令") boolean fromInput) {
    try (Workspace workplace = open(folders)) {
      String password = password(fromInput);
      record(
          workplace,
          () -> workplace.users().add(name, password, role),
          "增加用户",
          name + "（" + title(role) + "）");
    }
    out("已增加用户 " + name + "（" + title(role) + "）。");
    return ExitCode.DONE.code();
  }

  @Command(name = "password", header = "更换一个用户的口令；该用户须重新登录。")
  int password(
      @Mixin DirectoryOptions folders,
      @Parameters(paramLabel = "用户名") String name,
      @Option(names = "--password-stdin", description = "从标准输入读一行口令") boolean fromInput) {
    try (Workspace workplace = open(folders)) {
      String password = password(fromInput);
      record(workplace, () -> workplace.users().changePassword(name, password), "更换口令", name);
    }
    out("已更换 " + name + " 的口令。");
    return ExitCode.DONE.code();
  }

  @Command(name = "list", header = "列出用户。")
  int list(@Mixin DirectoryOptions folders) {
    try (Workspace workplace = open(folders)) {
      List<Users.User> users = workplace.users().all();
      users.forEach(user -> out(user.name() + "  " + title(user.role())));
      if (users.isEmpty()) {
        out("还没有用户。增加：./fazhi user add 用户名 --role operator");
      }
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "remove", header = "删除一个用户。")
  int remove(@Mixin DirectoryOptions folders, @Parameters(paramLabel = "用户名") String name) {
    try (Workspace workplace = open(folders)) {
      record(workplace, () -> workplace.users().remove(name), "删除用户", name);
    }
    out("已删除用户 " + name + "。");
    return ExitCode.DONE.code();
  }

  /** Does it and says so in the audit log, both or neither. */
  private static void record(Workspace workplace, Runnable change, String action, String subject) {
    workplace.inTransaction(
        () -> {
          change.run();
          workplace.audit().add(ActorOptions.me(), action, subject, "");
        });
  }

  private static Workspace open(DirectoryOptions folders) {
    return Workspace.open(folders.jobs(), folders.data(), folders.url());
  }

  private static String title(Role role) {
    return role == Role.OPERATOR ? "操作员" : "分析员";
  }

  private String password(boolean fromInput) {
    if (fromInput) {
      try {
        // not closed: the stream is the process's
        String line =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
      } catch (IOException e) {
        throw new Problem("FZ-422", "标准输入无法读取，没有得到口令。", e);
      }
    }
    Console console = System.console();
    if (console == null) {
      throw new Problem("FZ-422", "这里不是终端，无法输入口令。请用 --password-stdin 从标准输入给出。");
    }
    char[] first = console.readPassword("口令：");
    char[] second = console.readPassword("再输一次：");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new Problem("FZ-422", "两次输入的口令不同，没有改动。请重来。");
    }
    return new String(first);
  }

  private void out(String line) {
    spec.commandLine().getOut().println(line);
  }
}
