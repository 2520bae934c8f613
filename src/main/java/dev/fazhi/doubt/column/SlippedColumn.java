package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.profile.RowStates;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.RowPlaces;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column that slipped by a cell from some row on: up to there no row of one state fills it, from
 * there many do, and fewer of all others, so that as many cells are filled as before.
 */
final class SlippedColumn implements InMemoryDoubts {

  private static final int LEAST_ROWS = 8;

  /** So large a part of a state fills it all at once. */
  private static final double MANY = 0.25;

  /** So unlikely is it that none did before. */
  private static final double CHANCE = 1e-6;

  /** As many cells are filled as before, but for so large a part. */
  private static final double ALIKE = 0.05;

  /** A row's state stands in the lower bits, what it fills above. */
  private static final int STATE_BITS = 4;

  private static final int MOST_COLUMNS = Integer.SIZE - 1 - STATE_BITS;
  private static final int MOST_STATES = (1 << STATE_BITS) - 1;

  private final RegisteredFile file;
  private final Source source;
  private final int state;
  private final int[] asked;
  private final List<String> states = new ArrayList<>();
  private final IntColumn rows = new IntColumn();
  private final RowPlaces places = new RowPlaces();

  SlippedColumn(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.state = RowStates.position(source);
    int[] optional = source.positions(field -> !field.required());
    this.asked = optional.length > MOST_COLUMNS ? new int[0] : optional;
  }

  @Override
  public void add(ComparedRow row) {
    List<? extends @Nullable Object> values = row.row().values();
    if (state < 0 || asked.length == 0 || !(values.get(state) instanceof String of)) {
      return;
    }
    if (!states.contains(of) && states.size() < MOST_STATES) {
      states.add(of);
    }
    int filled = 0;
    for (int i = 0; i < asked.length; i++) {
      filled |= values.get(asked[i]) == null ? 0 : 1 << i;
    }
    rows.add(filled << STATE_BITS | (states.indexOf(of) & MOST_STATES));
    places.add(row.row());
  }

  /** The rows of a state, up to the first that fills a column and all. */
  private static final class Tally {
    private int first = -1;
    private int before;
    private int all;
    private int filled;

    /** By rows of whatever state. */
    private int filledBefore;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (int column = 0; column < asked.length; column++) {
      List<Tally> tallies = Stream.generate(Tally::new).limit(states.size()).toList();
      int filled = tally(column, tallies);
      for (int of = 0; of < states.size(); of++) {
        if (isSlipped(tallies.get(of), filled)) {
          faults.add(fault(column, of, tallies.get(of).first, tallies.get(of).filled));
          break;
        }
      }
    }
    return faults;
  }

  /** How many rows fill a column, by state and in all. */
  private int tally(int column, List<Tally> tallies) {
    int filled = 0;
    for (int row = 0; row < rows.size(); row++) {
      int of = rows.at(row) & MOST_STATES;
      int one = rows.at(row) >> STATE_BITS + column & 1;
      if (of < tallies.size()) {
        Tally own = tallies.get(of);
        if (own.first < 0 && one == 1) {
          own.first = row;
          own.before = own.all;
          own.filledBefore = filled;
        }
        own.all++;
        own.filled += one;
      }
      filled += one;
    }
    return filled;
  }

  private boolean isSlipped(Tally own, int filled) {
    if (own.first < 0 || own.before < LEAST_ROWS || own.filled < LEAST_ROWS) {
      return false;
    }
    int ownSince = own.all - own.before;
    double share = (double) own.filled / ownSince;
    double usual = (double) own.filledBefore / own.first;
    int since = rows.size() - own.first;
    int filledSince = filled - own.filledBefore;
    double now = (double) filledSince / since;
    int others = since - ownSince;
    double lost =
        usual * own.first / Math.max(1, own.first - own.before) * others
            - (filledSince - own.filled);
    return share >= MANY
        && Math.pow(1 - share, own.before) <= CHANCE
        && Math.abs(now - usual) <= ALIKE
        && lost * 2 >= own.filled;
  }

  private Fault fault(int column, int of, int first, int rows) {
    String title = source.fields().get(asked[column]).title();
    String place = "%s 第 %s 行".formatted(places.sheet(first), places.row(first)).strip();
    String message =
        "『%s』%s以前，『%s』是“%s”的没有一行填，从那里起有 %s 行填了，别的行却填得少了，像是这一列从那里起错了一行，照写的计入；请核对，更正后重新放入。"
            .formatted(
                title,
                place,
                source.fields().get(state).title(),
                SafeText.safe(states.get(of)),
                rows);
    return Fault.warning(DoubtCode.UNLIKE, file.name(), title, "", message);
  }
}
