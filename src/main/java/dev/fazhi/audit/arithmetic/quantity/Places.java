package dev.fazhi.audit.arithmetic.quantity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where numbers stand in the lists that they are told in, and what those lists name. */
public final class Places {

  /** A number of a list at a place, of so many. */
  public record Place(int at, int many, Quantity first) {

    public boolean isListed() {
      return many > 1;
    }
  }

  private static final Pattern JOINT = Pattern.compile("[、,;和及与]");
  private static final int LONGEST = 16;

  /** 刑事、民事案件分别为: as many names as numbers. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[,;中的])(?<names>\\p{IsHan}{2,10}?(?:[、和与及]\\p{IsHan}{2,10}?)+)(?:[两三四五六](?:类|项|者|种))?(?:率|占|比|数|同比|分别|各|依次|较|的)");

  private static final Pattern AND = Pattern.compile("[、和与及]");

  private final Quantities quantities;
  private final Map<Quantity, Place> places = new HashMap<>();

  public Places(Quantities quantities) {
    this.quantities = quantities;
  }

  public Place of(Quantity quantity) {
    return places.computeIfAbsent(quantity, q -> find(q, false));
  }

  /** The same in a list of counts of several units, 事故9起、死亡3人. */
  public Place mixed(Quantity count) {
    return find(count, true);
  }

  private Place find(Quantity quantity, boolean mixed) {
    List<Quantity> all = quantities.all();
    int first = quantity.index();
    while (first > 0 && quantity.index() - first < Quantities.FAR && isJoined(first, mixed)) {
      first--;
    }
    int last = quantity.index();
    while (last + 1 < all.size()
        && last - quantity.index() < Quantities.FAR
        && isJoined(last + 1, mixed)) {
      last++;
    }
    return new Place(quantity.index() - first, last - first + 1, all.get(first));
  }

  private boolean isJoined(int at, boolean mixed) {
    Quantity next = quantities.all().get(at);
    Quantity before = quantities.all().get(at - 1);
    return before.kind() == next.kind()
        && before.sentence() == next.sentence()
        && before.aside() == next.aside()
        && (mixed || before.unit().equals(next.unit()))
        && (before.role() == next.role() || before.kind() == Quantity.Kind.RATE)
        && next.lead().length() <= LONGEST
        && (next.lead().isEmpty() || JOINT.matcher(next.lead().substring(0, 1)).matches());
  }

  /** What a list of as many names before its first number calls it; empty without one. */
  public String name(Quantity quantity) {
    Place place = of(quantity);
    Matcher names = NAMES.matcher(place.first().lead());
    if (!place.isListed() || !names.find()) {
      return "";
    }
    String[] each = AND.split(names.group("names"));
    return each.length == place.many() ? each[place.at()] : "";
  }
}
