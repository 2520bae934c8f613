package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.profile.LoadProfiles;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Times that are some hours off, as those of a system that tells them in UTC: the hours of the day
 * are those of the exports before it turned by some, or, without any, people do most in the early
 * morning and sleep in the afternoon. Times of one or two hours alone are stamps of a machine.
 */
final class HoursOff implements RowDoubts {

  private static final int HOURS = 24;

  /** Fewer times show no shape of the day. */
  private static final int LEAST_TIMES = 100;

  /** A day has so many hours at least in which something happens. */
  private static final int LEAST_HOURS = 6;

  /** Smaller differences are those of summer and winter, or of office hours. */
  private static final int LEAST_SHIFT = 4;

  /** Columns with more different names are no ways by which things come. */
  private static final int MOST_NAMES = 50;

  /** By so much of their times two days must differ, and by no more than that once turned. */
  private static final double APART = 0.35;

  private static final double ALIKE = 0.2;

  /** Nobody's middle of the day lies between these hours. */
  private static final int NIGHT_FROM = 1;

  private static final int NIGHT_TO = 8;

  /** How much the times of a day must gather for their middle to mean anything. */
  private static final double GATHERED = 0.35;

  private final LoadProfiles profiles;
  private final RegisteredFile file;
  private final Source source;
  private final long load;
  private final int position;

  /** Where the hours are kept: those of when rows were opened as 0, of another event behind. */
  private final int part;

  private final long[] all = new long[HOURS];
  private final long[] written = new long[HOURS];
  private final Map<Integer, Map<String, long[]>> named = new TreeMap<>();

  /** Those of each moment at which something happens. */
  static List<HoursOff> of(DataSource database, RegisteredFile file, Source source, long load) {
    int opened = source.coverage(Field.Type.DATE_TIME);
    return Arrays.stream(
            source.positions(
                field ->
                    field.type() == Field.Type.DATE_TIME && source.events().contains(field.name())))
        .mapToObj(at -> new HoursOff(database, file, source, load, at, at == opened ? 0 : at + 1))
        .toList();
  }

  private HoursOff(
      DataSource database, RegisteredFile file, Source source, long load, int position, int part) {
    this.profiles = new LoadProfiles(database, source, LoadProfiles.Kind.HOURS);
    this.file = file;
    this.source = source;
    this.load = load;
    this.position = position;
    this.part = part;
    // a status tells of the time, and so of its hour
    for (int name : source.positions(field -> part == 0 && field.isFreeText())) {
      named.put(name, new TreeMap<>());
    }
  }

  @Override
  public void add(ComparedRow row) {
    if (row.row().values().get(position) instanceof LocalDateTime moment
        && DateRange.hasHour(moment)) {
      all[moment.getHour()]++;
      written[moment.getHour()] += row.isWritten() ? 1 : 0;
      named.forEach(
          (field, names) -> {
            if (row.row().values().get(field) instanceof String name
                && (names.size() < MOST_NAMES || names.containsKey(name))) {
              names.computeIfAbsent(name, any -> new long[HOURS])[moment.getHour()]++;
            }
          });
    }
  }

  @Override
  public List<Fault> faults() {
    if (Arrays.stream(written).sum() > 0) {
      ByteBuffer profile = ByteBuffer.allocate(HOURS * Long.BYTES);
      Arrays.stream(written).forEach(profile::putLong);
      profiles.add(load, Map.of((long) part, profile.array()));
    }
    if (!isSpread(all)) {
      return List.of();
    }
    long[] before = before();
    if (Arrays.stream(before).sum() >= LEAST_TIMES) {
      int shift = shift(before);
      if (shift != 0) {
        String way = shift > 0 ? "晚" : "早";
        return List.of(fault("与以前的导出相比整体%s了约 %s 小时".formatted(way, Math.abs(shift))));
      }
    } else if (part == 0 && isOfNight(all)) {
      return List.of(fault("大多在后半夜到清早，下午和晚上几乎没有"));
    }
    return part > 0 || isOfNight(all) ? List.of() : ofNames();
  }

  /** Of what comes in one way alone. */
  private List<Fault> ofNames() {
    return named.entrySet().stream()
        .flatMap(
            of ->
                of.getValue().entrySet().stream()
                    .filter(name -> isSpread(name.getValue()) && isOfNight(name.getValue()))
                    .map(
                        name ->
                            "里『%s』是“%s”的大多在后半夜到清早，别的却不是"
                                .formatted(
                                    source.fields().get(of.getKey()).title(),
                                    SafeText.safe(name.getKey()))))
        .limit(1)
        .map(this::fault)
        .toList();
  }

  /** Whether there are enough of them, in enough hours, and no crowd of one hour. */
  private static boolean isSpread(long[] hours) {
    long times = Arrays.stream(hours).sum();
    return times >= LEAST_TIMES
        && Arrays.stream(hours).max().orElse(0) * 2 <= times
        && Arrays.stream(hours).filter(n -> n * 100 > times).count() >= LEAST_HOURS;
  }

  /** By how many hours the day is turned; zero for none. */
  private int shift(long[] before) {
    double usual = apart(before, 0);
    int best = 0;
    for (int turn = 1; turn < HOURS; turn++) {
      best = apart(before, turn) < apart(before, best) ? turn : best;
    }
    int shift = best > HOURS / 2 ? best - HOURS : best;
    boolean turned = usual >= APART && apart(before, best) <= Math.min(ALIKE, usual / 2);
    return turned && Math.abs(shift) >= LEAST_SHIFT ? shift : 0;
  }

  /** The part of the times that stand in other hours than those before, which are moved on. */
  private double apart(long[] before, int turn) {
    double own = Arrays.stream(all).sum();
    double others = Arrays.stream(before).sum();
    double apart = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      apart += Math.abs(all[(hour + turn) % HOURS] / own - before[hour] / others);
    }
    return apart / 2;
  }

  private static boolean isOfNight(long[] hours) {
    double x = 0;
    double y = 0;
    double times = Arrays.stream(hours).sum();
    for (int hour = 0; hour < HOURS; hour++) {
      double angle = (hour + 0.5) * 2 * Math.PI / HOURS;
      x += hours[hour] * Math.cos(angle) / times;
      y += hours[hour] * Math.sin(angle) / times;
    }
    double middle = (Math.atan2(y, x) / (2 * Math.PI) * HOURS + HOURS) % HOURS;
    return Math.hypot(x, y) >= GATHERED && middle >= NIGHT_FROM && middle < NIGHT_TO;
  }

  /** The hours of what other exports brought of which this was not said. */
  private long[] before() {
    long[] before = new long[HOURS];
    profiles.read(
        part,
        part,
        DoubtCode.HOURS_OFF,
        (at, content) -> {
          for (int hour = 0; hour < HOURS; hour++) {
            before[hour] += content.getLong();
          }
        });
    return before;
  }

  private Fault fault(String said) {
    String title = source.fields().get(position).title();
    String message =
        "『%s』的时刻%s，像是按世界时（UTC）导出的、差了八小时，或者时区不对，照写的计入：靠近零点的算到了前后一天；请核对导出系统的时区，更正后重新放入。"
            .formatted(title, said);
    return Fault.warning(DoubtCode.HOURS_OFF, file.name(), title, "", message);
  }
}
