package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.profile.RowStates;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.doubt.row.RowPlaces;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column that slipped by a cell from some row on: up to there no row of one state fills it, from
 * there many do, and fewer of all others, so that as many cells are filled as before.
 */
final class SlippedColumn implements RowDoubts {

  private static final String UNLIKE = "FZ-199";

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

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (int column = 0; column < asked.length; column++) {
      for (int of = 0; of < states.size(); of++) {
        Fault fault = slipped(column, of);
        if (fault != null) {
          faults.add(fault);
          break;
        }
      }
    }
    return faults;
  }

  private @Nullable Fault slipped(int column, int of) {
    int first = -1;
    int ownBefore = 0;
    int own = 0;
    int ownFilled = 0;
    int filledBefore = 0;
    int filled = 0;
    for (int row = 0; row < rows.size(); row++) {
      boolean isOwn = (rows.at(row) & MOST_STATES) == of;
      boolean isFilled = (rows.at(row) >> STATE_BITS + column & 1) == 1;
      first = first < 0 && isOwn && isFilled ? row : first;
      ownBefore += first < 0 && isOwn ? 1 : 0;
      filledBefore += first < 0 && isFilled ? 1 : 0;
      own += isOwn ? 1 : 0;
      ownFilled += isOwn && isFilled ? 1 : 0;
      filled += isFilled ? 1 : 0;
    }
    int ownSince = own - ownBefore;
    if (first < 0 || ownBefore < LEAST_ROWS || ownFilled < LEAST_ROWS) {
      return null;
    }
    double share = (double) ownFilled / ownSince;
    double usual = (double) filledBefore / first;
    int since = rows.size() - first;
    double now = (double) since(filled, filledBefore) / since;
    int others = since - ownSince;
    double lost =
        usual * first / Math.max(1, first - ownBefore) * others
            - (filled - filledBefore - ownFilled);
    return share >= MANY
            && Math.pow(1 - share, ownBefore) <= CHANCE
            && Math.abs(now - usual) <= ALIKE
            && lost * 2 >= ownFilled
        ? fault(column, of, first, ownFilled)
        : null;
  }

  private static int since(int all, int before) {
    return all - before;
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
    return Fault.warning(UNLIKE, file.name(), title, "", message);
  }
}
