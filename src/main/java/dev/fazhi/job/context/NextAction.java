package dev.fazhi.job.context;

import java.util.ArrayList;
import java.util.List;

/** What a person should do next; the most urgent is declared first. */
public enum NextAction {
  WAIT("./fazhi stop", "如要停下；否则等它结束"),
  RUN_WITHOUT_CAUSE("./fazhi run", "排除上面的原因之后"),
  FIRST_RUN("./fazhi run", "先把导出文件放入 input/；只想试用时 ./fazhi demo"),
  RUN_ANEW("./fazhi run", "开始新的一次"),
  CONTINUE("./fazhi rerun", "排除上面的原因之后，从中断处继续"),
  ACCEPT_FILES("./fazhi accept 文件 --reason 原因", "确认无误时导入等待确认的文件；有误则更正后重新放入"),
  CORRECT_FILES("./fazhi loads", "看拒收的原因，更正后重新放入 input/"),
  CORRECT_ROWS("./fazhi rejects", "看每一行的问题，更正后重新放入 input/"),
  REMIND_SOURCES("./fazhi overdue", "看谁没有报，催报"),
  READ_NOTES("./fazhi status", "按所列的提示核对，需要时更正后重新放入 input/");

  private final String command;
  private final String purpose;

  NextAction(String command, String purpose) {
    this.command = command;
    this.purpose = purpose;
  }

  /** The command to type. */
  public String command() {
    return command;
  }

  /** The purpose, in Chinese. */
  public String purpose() {
    return purpose;
  }

  /**
   * Lists what is left to do after a complete run.
   *
   * @param acceptable whether a refused file may be accepted by a person
   * @param refused whether any other file is refused
   * @param rejected how many rows wait for a correction
   * @param overdue whether a delivery is late
   * @param notes whether the run noted anything else that a person must look at
   * @return the most urgent first; empty when there is nothing
   */
  public static List<NextAction> afterRun(
      boolean acceptable, boolean refused, long rejected, boolean overdue, boolean notes) {
    List<NextAction> actions = new ArrayList<>();
    add(actions, ACCEPT_FILES, acceptable);
    add(actions, CORRECT_FILES, refused);
    add(actions, CORRECT_ROWS, rejected > 0);
    add(actions, REMIND_SOURCES, overdue);
    add(actions, READ_NOTES, actions.isEmpty() && notes);
    return List.copyOf(actions);
  }

  private static void add(List<NextAction> actions, NextAction action, boolean due) {
    if (due) {
      actions.add(action);
    }
  }
}
