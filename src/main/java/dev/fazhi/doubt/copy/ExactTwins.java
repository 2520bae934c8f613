package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.profile.DatedRows;
import dev.fazhi.doubt.profile.LoadProfiles;
import dev.fazhi.doubt.profile.RowContent;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows with an exact amount that say under other numbers, and of whatever town or unit, what others
 * say: a few days apart, as when two offices report the same, or on one day what is known of days
 * long before, as when what is open is entered anew. Amounts to the cent are hardly ever the same
 * by chance; how often they are is seen from those farther apart.
 */
final class ExactTwins implements RowDoubts {

  /** Amounts of fewer digits are round. */
  private static final int LEAST_DIGITS = 4;

  private static final int NEAR = 10;
  private static final int FARTHEST = 400;
  private static final int TIMES_CHANCE = 5;

  /** What more rows say is nothing particular. */
  private static final int MOST_ALIKE = 4;

  private final RegisteredFile file;
  private final Source source;
  private final int dated;
  private final int[] said;
  private final int[] amounts;
  private final OwnRows rows;

  ExactTwins(DataSource database, RegisteredFile file, Source source, long load) {
    this.file = file;
    this.source = source;
    this.dated = source.dated();
    this.rows = new OwnRows(database, source, load, LoadProfiles.Kind.EXACT);
    this.amounts =
        source.positions(
            field -> field.type() == Field.Type.MONEY || field.type() == Field.Type.DECIMAL);
    this.said =
        source.positions(
            field ->
                !source.key().contains(field.name())
                    && !source.isNamed(field)
                    && field.values().isEmpty()
                    && !field.type().isTime()
                    && field.type() != Field.Type.YES_NO);
  }

  @Override
  public void add(ComparedRow row) {
    List<@Nullable Object> values = row.row().values();
    LocalDate day = dated < 0 ? null : DateRange.day(values.get(dated));
    boolean lost = row.outcome() == ComparedRow.Outcome.OLDER;
    if (amounts.length > 0 && day != null && !lost) {
      rows.addKey(row);
      if (isExact(values)) {
        long content = 1;
        for (int position : said) {
          Object value = values.get(position);
          content = content * 0x5DEECE66DL + (value == null ? 11 : RowContent.hash(value));
          content ^= content >>> 29;
        }
        long exact = DatedRows.row(RowContent.spread(content), day);
        rows.add(row, new DateRange(day, day), exact);
      }
    }
  }

  private boolean isExact(List<@Nullable Object> values) {
    for (int position : amounts) {
      if (values.get(position) instanceof BigDecimal amount
          && amount.signum() > 0
          && amount.stripTrailingZeros().precision() >= LEAST_DIGITS) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Fault> faults() {
    OtherRows others = rows.others();
    if (others == null) {
      return List.of();
    }
    DatedRows all = new DatedRows();
    all.addAll(rows.rows());
    DateRange span = others.span();
    DateRange near = new DateRange(span.from().minusDays(FARTHEST), span.to().plusDays(NEAR));
    others.eachProfile(LoadProfiles.Kind.EXACT, near, all::add);
    return told(all);
  }

  private List<Fault> told(DatedRows all) {
    DatedRows own = rows.rows();
    long near = 0;
    long far = 0;
    MonthFirsts firsts = new MonthFirsts();
    for (int i = 0; i < own.size(); i++) {
      long row = own.at(i);
      LocalDate day = DatedRows.day(row);
      int same = all.count(row);
      boolean[] earlier = new boolean[1];
      if (same > 1 && same <= MOST_ALIKE) {
        // by distance: near ones, farther ones, those of days long before; the row is one itself
        int[] found = new int[] {-1, 0, 0};
        all.days(
            row,
            other -> {
              found[distance(day, other)]++;
              earlier[0] |= other.isBefore(day);
            });
        near += found[0] > 0 ? 1 : 0;
        far += found[1];
      }
      firsts.add(day, earlier[0]);
    }
    String title = source.field(Objects.requireNonNull(source.coverage())).title();
    List<Fault> faults = firsts.faults(file.name(), title, own.times());
    if (faults.isEmpty()
        && near >= OwnRows.LEAST_ROWS
        && near * (FARTHEST - NEAR) > TIMES_CHANCE * far * NEAR) {
      String said = "有 %s 行与前后 %s 天内的另一行金额等内容完全相同，像是同样的事项由两处登记、或照抄了别处的，都计入了；请核对，重复的删去后重新放入。";
      String seen = near + CopiedRows.LIKE + "前后几天的";
      String message = said.formatted(near, NEAR);
      faults.add(Fault.warning(DoubtCode.COPIED, file.name(), title, seen, message));
    }
    return faults;
  }

  private static int distance(LocalDate day, LocalDate other) {
    long days = Math.abs(ChronoUnit.DAYS.between(day, other));
    return days <= NEAR ? 0 : days <= FARTHEST ? 1 : 2;
  }
}
