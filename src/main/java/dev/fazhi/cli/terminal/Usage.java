package dev.fazhi.cli.terminal;

import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.model.SafeText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains in Chinese what is wrong with a command line, with the nearest right spelling. */
public final class Usage {

  private Usage() {}

  /** Prints the mistake and returns the exit code for wrong usage. */
  public static int explain(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("用法有误：" + sentence(mistake, command.getCommandSpec()));
    err.println(
        "运行 ./fazhi help%s 查看用法。"
            .formatted(command.getParent() == null ? "" : " " + command.getCommandName()));
    return ExitCode.USAGE.code();
  }

  private static String sentence(ParameterException mistake, CommandSpec spec) {
    if (mistake instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String seen = unmatched.getUnmatched().get(0);
      String near = Spelling.nearest(seen, known(spec));
      return "不认识「" + SafeText.safe(seen) + "」" + (near == null ? "。" : "，你是不是想用 " + near + "？");
    }
    if (mistake instanceof MissingParameterException missing) {
      return "缺少 %s。"
          .formatted(String.join("、", missing.getMissing().stream().map(Usage::name).toList()));
    }
    ArgSpec wrong = mistake.getArgSpec();
    if (wrong != null && mistake.getValue() != null) {
      return name(wrong) + " 的值「" + SafeText.safe(mistake.getValue()) + "」不对；" + form(wrong);
    }
    String own = Objects.requireNonNullElse(mistake.getMessage(), "");
    boolean chinese = own.codePoints().anyMatch(Character::isIdeographic);
    return chinese ? SafeText.safe(own) : "选项或参数的写法不对。";
  }

  private static String name(ArgSpec argument) {
    return argument.isOption()
        ? ((CommandLine.Model.OptionSpec) argument).longestName()
        : argument.paramLabel();
  }

  private static String form(ArgSpec argument) {
    if (argument.type() == java.time.LocalDate.class) {
      return "应是像 2022-12-12 这样的日期。";
    }
    if (argument.type().isEnum()) {
      return Arrays.stream(argument.type().getEnumConstants())
          .map(each -> each.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining("、", "应是 ", " 之一。"));
    }
    return argument.type() == int.class || argument.type() == Long.class ? "应是整数。" : "请看用法。";
  }

  private static List<String> known(CommandSpec spec) {
    List<String> known = new ArrayList<>(spec.subcommands().keySet());
    spec.options().forEach(option -> known.addAll(List.of(option.names())));
    return known;
  }
}
