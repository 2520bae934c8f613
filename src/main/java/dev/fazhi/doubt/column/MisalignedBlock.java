package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.RowPlaces;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows one after another in which a column says what does not go with the others, although it does
 * in all other rows: the column was sorted by itself there, or stands a row too low. Whatever is
 * asked of two columns, rows in which the one has nothing to do with the other are as likely as not
 * to be among them, unless they go together; so the likelihood of that, against how often the two
 * values stand together in the file, grows from row to row where a block is misaligned, and falls
 * everywhere else.
 */
final class MisalignedBlock implements InMemoryDoubts {

  private static final int LEAST_ROWS = 60;

  /** More are not looked at. */
  private static final int MOST_ROWS = 300_000;

  private final RegisteredFile file;
  private final Source source;
  private final RowClasses classes;
  private final RowPlaces places = new RowPlaces();

  MisalignedBlock(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.classes = new RowClasses(source);
  }

  @Override
  public void add(ComparedRow row) {
    if (places.size() < MOST_ROWS) {
      classes.add(row.row().values());
      places.add(row.row());
    }
  }

  @Override
  public List<Fault> faults() {
    List<PairedColumns.Block> blocks = new ArrayList<>();
    if (places.size() >= LEAST_ROWS) {
      Map<Integer, IntColumn> columns = classes.all();
      columns.forEach(
          (one, first) ->
              columns.forEach(
                  (other, second) -> {
                    PairedColumns.Block block =
                        isAsked(one, other)
                            ? new PairedColumns(one, first, other, second).find()
                            : null;
                    if (block != null) {
                      blocks.add(block);
                    }
                  }));
    }
    blocks.sort(Comparator.comparingDouble(block -> -block.surprise()));
    List<Fault> faults = new ArrayList<>();
    while (!blocks.isEmpty()) {
      PairedColumns.Block first = blocks.get(0);
      List<PairedColumns.Block> same = blocks.stream().filter(first::overlaps).toList();
      faults.add(fault(first, same));
      blocks.removeAll(same);
    }
    return faults;
  }

  /** By when rows were opened they stand in order; only other days go with it. */
  private boolean isAsked(int one, int other) {
    int opened = source.position(source.coverage());
    return one < other
        && (one != opened || source.fields().get(other).type().isTime())
        && (other != opened || source.fields().get(one).type().isTime());
  }

  private Fault fault(PairedColumns.Block block, List<PairedColumns.Block> same) {
    Map<Integer, Integer> votes = new TreeMap<>();
    for (PairedColumns.Block each : same) {
      votes.merge(each.one(), 1, Integer::sum);
      votes.merge(each.other(), 1, Integer::sum);
    }
    int most =
        votes.getOrDefault(block.one(), 0) >= votes.getOrDefault(block.other(), 0)
            ? block.one()
            : block.other();
    boolean alone = votes.getOrDefault(most, 0) * 2 > same.size() && same.size() > 1;
    String one = source.fields().get(block.one()).title();
    String other = source.fields().get(block.other()).title();
    String titles = alone ? source.fields().get(most).title() : one + "、" + other;
    String message =
        "%s 第 %s 至 %s 行『%s』与『%s』对不上，别的行却都对得上，像是其中一列在这里%s，照写的计入；请按编号核对，更正后重新放入。"
            .formatted(
                places.sheet(block.from()),
                places.row(block.from()),
                places.row(block.to()),
                one,
                other,
                block.slipped() ? "错了一行" : "不是这些行原来的，或没有填")
            .strip();
    return Fault.warning(DoubtCode.FILLED_DOWN, file.name(), titles, "", message);
  }
}
