package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.change.GrowthPairs.Pair;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Changes that are told together, 分别下降12%、26%, of counts that stand farther away. Which they are is
 * known by the others of the list: most of them must agree.
 */
record DistantLists(Quantities quantities) {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[,;])(?<names>\\p{IsHan}{2,10}(?:[、和与]\\p{IsHan}{2,10}?)+)(?:同比|环比|[较比与].*)?(?:分别|依次)");

  private static final Pattern AND = Pattern.compile("[、和与]");
  private static final int SHORT = 2;

  /** So many paragraphs back a count may stand that is called by its name. */
  private static final int TOPICS = 2;

  Optional<Pair> pair(List<Quantity> changes, int place) {
    return confirmed(changes, place, inOrder(changes))
        .or(() -> confirmed(changes, place, named(changes)))
        .or(() -> confirmed(changes, place, calledThen(changes)));
  }

  private static Optional<Pair> confirmed(List<Quantity> changes, int place, List<Pair> pairs) {
    long others =
        IntStream.range(0, pairs.size())
            .filter(i -> i != place && GrowthCheck.formula(changes.get(i), pairs.get(i)).agrees())
            .count();
    return others > 0 && others * 2 >= pairs.size() - 1
        ? Optional.of(pairs.get(place))
        : Optional.empty();
  }

  /** 民事9件、刑事8件。上年分别为7件、6件,分别增长: as many of then right before, as many of now before those. */
  private List<Pair> inOrder(List<Quantity> changes) {
    List<Quantity> priors = last(changes, changes.get(0), Quantity::isPriorCount);
    List<Quantity> nows =
        priors.isEmpty() ? List.of() : last(changes, priors.get(0), Quantity::isCurrent);
    return pairs(nows, priors);
  }

  /** 收案数、结案数分别下降: the nearest of now and of then that are called so. */
  private List<Pair> named(List<Quantity> changes) {
    Matcher found = NAMES.matcher(changes.get(0).lead());
    String[] names = found.find() ? AND.split(found.group("names")) : new String[0];
    List<Quantity> nows = new ArrayList<>();
    List<Quantity> priors = new ArrayList<>();
    for (int i = 0; i < names.length && names.length == changes.size(); i++) {
      String name = names[i].substring(0, SHORT);
      called(changes, name, Quantity::isCurrent).ifPresent(nows::add);
      called(changes, name, Quantity::isPriorCount).ifPresent(priors::add);
    }
    return nows.size() == changes.size() ? pairs(nows, priors) : List.of();
  }

  /** 甲县、乙县上年收案分别为9件、8件,分别增长: the nearest of now that are called as those of then. */
  private List<Pair> calledThen(List<Quantity> changes) {
    List<Quantity> priors = last(changes, changes.get(0), Quantity::isPriorCount);
    List<Quantity> nows =
        priors.stream()
            .filter(prior -> prior.clause().length() >= SHORT)
            .flatMap(
                prior ->
                    called(changes, prior.clause().substring(0, SHORT), Quantity::isCurrent)
                        .stream())
            .toList();
    return nows.size() == changes.size() ? pairs(nows, priors) : List.of();
  }

  private Optional<Quantity> called(
      List<Quantity> changes, String name, Predicate<Quantity> wanted) {
    return quantities
        .before(
            changes.get(0),
            q ->
                wanted.test(q)
                    && changes.get(0).paragraph() - q.paragraph() <= TOPICS
                    && quantities.words(q).contains(name))
        .stream()
        .findFirst();
  }

  private List<Quantity> last(List<Quantity> changes, Quantity of, Predicate<Quantity> wanted) {
    List<Quantity> found =
        new ArrayList<>(
            quantities
                .before(
                    of,
                    q -> wanted.test(q) && !q.isNumberOfThings() && q.paragraph() == of.paragraph())
                .stream()
                .limit(changes.size())
                .toList());
    Collections.reverse(found);
    return found.size() == changes.size() ? found : List.of();
  }

  private static List<Pair> pairs(List<Quantity> nows, List<Quantity> priors) {
    boolean fits =
        nows.size() == priors.size()
            && IntStream.range(0, nows.size())
                .allMatch(
                    i ->
                        Quantities.isSame(nows.get(i), priors.get(i))
                            && priors.get(i).value().signum() > 0);
    return fits
        ? IntStream.range(0, nows.size())
            .mapToObj(i -> Pair.of(nows.get(i), priors.get(i), true))
            .toList()
        : List.of();
  }
}
