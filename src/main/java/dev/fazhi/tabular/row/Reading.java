package dev.fazhi.tabular.row;

import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Limits;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The state of reading a file: its name, limits, time spent and notes. */
public final class Reading {

  private static final int MOST_SHOWN = 10;

  private final String file;
  private final Limits limits;
  private final List<Fault> notes = new ArrayList<>();
  private final FirstFew cut = new FirstFew(MOST_SHOWN);
  private long spent;
  private long since = System.nanoTime();

  public Reading(String file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  public String file() {
    return file;
  }

  /** The name as it may stand in a message. */
  public String shown() {
    return SafeText.safe(file);
  }

  public Limits limits() {
    return limits;
  }

  public void add(Fault note) {
    notes.add(note);
  }

  public List<Fault> notes() {
    if (cut.count() == 0) {
      return List.copyOf(notes);
    }
    List<Fault> all = new ArrayList<>(notes);
    String message =
        "有 %s 格的文字超过上限 cell_characters（%s 字），只读了前面的部分：%s。"
            .formatted(cut.count(), limits.cellCharacters(), cut.words("、"));
    all.add(FileFault.CUT.note(file, message));
    return List.copyOf(all);
  }

  /** As much of a cell's text as the limit allows; that it is not all of it is told in a note. */
  public String fitting(String text, Place place) {
    int most = limits.cellCharacters();
    if (text.length() <= most) {
      return text;
    }
    cut.add(place.row() > 0 ? Place.letters(place.column()) + place.row() : "共用的文字");
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** Starts the clock again: only the time spent in here counts, not that of the consumer. */
  void resume() {
    since = System.nanoTime();
  }

  public void pause() {
    spent += System.nanoTime() - since;
  }

  /** To be called every few kilobytes or few hundred rows. */
  public void tick() throws RejectedIOException {
    long used = spent + (System.nanoTime() - since);
    if (used > TimeUnit.SECONDS.toNanos(limits.seconds())) {
      throw over("seconds（读取秒数）", limits.seconds(), TimeUnit.NANOSECONDS.toSeconds(used) + 1);
    }
  }

  public RejectedIOException refuse(FileFault fault, String message) {
    return refuse(fault, Place.of(file), message);
  }

  public RejectedIOException refuse(FileFault fault, Place place, String message) {
    return new RejectedIOException(fault.refused(place, message));
  }

  public RejectedIOException corrupt(String what) {
    return refuse(FileFault.CORRUPT, "文件“" + shown() + "”已损坏或不完整（" + what + "），请重新导出或重新复制。");
  }

  public RejectedIOException over(String limit, long most, long found) {
    return over(Place.of(file), limit, most, found);
  }

  public RejectedIOException over(Place place, String limit, long most, long found) {
    return refuse(
        FileFault.OVER_LIMIT,
        place,
        "文件“" + shown() + "”超过上限 " + limit + "：上限 " + most + "，至少有 " + found + "；请拆分后再放入，或调高该上限。");
  }

  public RejectedIOException tooLong(Place place, long found) {
    return over(place, "cell_characters（单元格字符数）", limits.cellCharacters(), found);
  }

  public RejectedIOException tooWide(Place place, long found) {
    return over(place, "columns（列数）", limits.columns(), found);
  }

  public RejectedIOException tooManyRows(Place place, long found) {
    return over(place, "rows（单表行数）", limits.rows(), found);
  }
}
