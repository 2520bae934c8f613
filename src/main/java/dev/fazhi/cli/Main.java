package dev.fazhi.cli;

import dev.fazhi.cli.command.AbandonCommand;
import dev.fazhi.cli.command.AcceptCommand;
import dev.fazhi.cli.command.AuditCommand;
import dev.fazhi.cli.command.CheckCommand;
import dev.fazhi.cli.command.DemoCommand;
import dev.fazhi.cli.command.ExplainCommand;
import dev.fazhi.cli.command.FiguresCommand;
import dev.fazhi.cli.command.FinaliseCommand;
import dev.fazhi.cli.command.LoadsCommand;
import dev.fazhi.cli.command.NewSourceCommand;
import dev.fazhi.cli.command.NotifyCommand;
import dev.fazhi.cli.command.OverdueCommand;
import dev.fazhi.cli.command.PurgeCommand;
import dev.fazhi.cli.command.RebuildCommand;
import dev.fazhi.cli.command.RejectsCommand;
import dev.fazhi.cli.command.RerunCommand;
import dev.fazhi.cli.command.RevisionsCommand;
import dev.fazhi.cli.command.RunCommand;
import dev.fazhi.cli.command.SampleCommand;
import dev.fazhi.cli.command.ServeCommand;
import dev.fazhi.cli.command.StatusCommand;
import dev.fazhi.cli.command.StopCommand;
import dev.fazhi.cli.command.TraceCommand;
import dev.fazhi.cli.command.UserCommand;
import dev.fazhi.cli.command.WithdrawCommand;
import dev.fazhi.cli.command.WorkerCommand;
import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.cli.terminal.Report;
import dev.fazhi.cli.terminal.Usage;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Version;
import dev.fazhi.job.runbook.Failures;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.file.TemporaryFiles;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point: the command {@code fazhi} with its subcommands. */
@Command(
    name = "fazhi",
    header = "法治：从各部门导出的原始数据到年度法治政府建设情况报告的每一个数字。",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Versions.class,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class Main implements Runnable {

  /** The subcommands, in the order of the help. */
  public static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          RunCommand.class,
          RerunCommand.class,
          StopCommand.class,
          AbandonCommand.class,
          StatusCommand.class,
          LoadsCommand.class,
          RejectsCommand.class,
          AcceptCommand.class,
          WithdrawCommand.class,
          FinaliseCommand.class,
          RebuildCommand.class,
          PurgeCommand.class,
          FiguresCommand.class,
          TraceCommand.class,
          RevisionsCommand.class,
          AuditCommand.class,
          CheckCommand.class,
          NewSourceCommand.class,
          OverdueCommand.class,
          ExplainCommand.class,
          NotifyCommand.class,
          SampleCommand.class,
          ServeCommand.class,
          WorkerCommand.class,
          UserCommand.class,
          CommandLine.HelpCommand.class);

  @Spec private CommandSpec spec;

  Main() {
    spec = CommandSpec.create();
  }

  /** Ends with the exit codes of {@link ExitCode}. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    TemporaryFiles.useForLibraries();
    // Boot would set up logging of its own on top of ours
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // named, so that it is not looked for at each start
    System.setProperty(
        "org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.Slf4jLogFactory");
    System.setOut(
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out),
            true,
            StandardCharsets.UTF_8));
    System.setErr(
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err),
            true,
            StandardCharsets.UTF_8));
    System.exit(executeToTheEnd(args));
  }

  /** Reports errors such as OutOfMemoryError, which picocli's exception handler does not catch. */
  private static int executeToTheEnd(String[] args) {
    try {
      return execute(args);
    } catch (Error e) {
      PrintWriter err = new PrintWriter(System.err, true);
      return explain(e, err);
    }
  }

  /** Runs one command and returns its exit code. */
  public static int execute(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (List.of(args).equals(List.of("status"))) {
      return printStatus(out, err);
    }
    CommandLine line = line(args.length == 0 ? "" : args[0]);
    line.setOut(out);
    line.setErr(err);
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
    line.setParameterExceptionHandler((mistake, arguments) -> Usage.explain(mistake));
    return line.execute(args);
  }

  /**
   * Runs {@code status} without options. There is nothing to parse then, and the parser, whose
   * classes Java 17 cannot archive, takes a seventh of this command's time.
   */
  private static int printStatus(PrintWriter out, PrintWriter err) {
    try {
      return StatusCommand.print(new DirectoryOptions(), out);
    } catch (RuntimeException e) {
      return explain(e, err);
    }
  }

  /**
   * The command line with that subcommand alone, whose description is then the only one that is
   * built; with all of them if there is none of that name.
   */
  public static CommandLine line(String subcommand) {
    CommandLine line = new CommandLine(new Main());
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(type -> type.getAnnotation(Command.class).name().equals(subcommand))
            .toList();
    (named.isEmpty() || named.contains(CommandLine.HelpCommand.class) ? COMMANDS : named)
        .forEach(line::addSubcommand);
    return line;
  }

  private static int explain(Throwable e, PrintWriter err) {
    Problem problem = Failures.problem(e);
    Logs.record(e);
    err.println("错误 [" + problem.code() + "] " + problem.getMessage());
    Report.printHint(err, List.of(problem.code()));
    if (problem.code().equals(Database.HELD)) {
      return ExitCode.BUSY.code();
    }
    return problem.code().startsWith("FZ-3") ? ExitCode.USAGE.code() : ExitCode.FAILED.code();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Prints the version of the build. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"fazhi " + Version.TEXT};
    }
  }
}
