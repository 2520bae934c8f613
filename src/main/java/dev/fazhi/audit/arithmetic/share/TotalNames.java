package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a count is called as the words of a share call its total, 占投诉总量. */
record TotalNames(Quantities quantities) {

  /** What says nothing of which things are counted: 调解矛盾纠纷 are all that 调解 names. */
  private static final Pattern ANYTHING =
      Pattern.compile(
          RateVocabulary.COUNTED + "|" + RateWords.GENERAL.pattern() + "|完成|实现|累计|达到?|为|共");

  private static final int LONGEST = 4;

  /** 占民商事审执结数 is of 民商事, where that gives it, and not of 审执结; empty when not. */
  Optional<List<Quantity>> called(Share share, List<Quantity> wholes, String name) {
    String head = name.substring(0, 2);
    List<Quantity> called =
        wholes.stream()
            .filter(whole -> name.length() > LONGEST && quantities.words(whole).contains(head))
            .filter(whole -> isGiven(share, whole))
            .toList();
    return called.isEmpty() ? Optional.empty() : Optional.of(called);
  }

  /** Whether it gives the share, or would with one digit of a count another. */
  static boolean isGiven(Share share, Quantity whole) {
    return share.in(whole).agrees() || share.in(whole).isSlip();
  }

  /** 提起诉讼9件,判决支持8件,占起诉件数的: called so in short, right before what it is the total of. */
  static boolean isBeside(Share share, Quantity whole, String name) {
    int first = whole.clause().indexOf(name.charAt(0));
    return share.parts().size() == 1
        && whole.index() == share.of().index() - 1
        && whole.sentence() == share.of().sentence()
        && !whole.clause().contains(name)
        && first >= 0
        && whole.clause().indexOf(name.charAt(name.length() - 1), first) > first;
  }

  /** What is called as the base is; beside it what only begins so, where that gives the share. */
  List<Quantity> like(Share share, List<Quantity> wholes, String name) {
    List<Quantity> like =
        wholes.stream()
            .filter(whole -> isWhole(whole, name))
            .filter(whole -> !quantities.isPart(whole) || isGiven(share, whole))
            .toList();
    return like.isEmpty()
        ? like
        : wholes.stream().filter(q -> like.contains(q) || isGivenBy(share, q, name)).toList();
  }

  /** 占出庭案件 of 出庭应诉9件, where that gives it. */
  private boolean isGivenBy(Share share, Quantity whole, String name) {
    String words = quantities.words(whole);
    return words.contains(name)
        && RateVocabulary.narrow(words).equals(RateVocabulary.narrow(name))
        && isGiven(share, whole);
  }

  /** 占投诉总量 is of 投诉1320件, not of 投诉举报1320件. */
  boolean isWhole(Quantity whole, String name) {
    String clause = quantities.words(whole);
    int at = clause.lastIndexOf(name);
    String behind =
        at < 0 ? "" : ANYTHING.matcher(clause.substring(at + name.length())).replaceAll("");
    boolean verb =
        RateVocabulary.TAKEN.matcher(name).find() || RateVocabulary.DONE.matcher(name).find();
    boolean narrow = RateVocabulary.narrow(clause).equals(RateVocabulary.narrow(name));
    return (narrow && endsLike(clause, name))
        || (narrow && RateVocabulary.isSynonym(name, clause))
        || (narrow && isShort(name, clause + whole.unit()))
        || at >= 0 && (behind.isEmpty() || verb) && narrow;
  }

  /** 占一审刑案 of 一审刑事案件9件, 占判处人数 of 判处罪犯9人, 专职调解员 of 专职人民调解员9名. */
  private static boolean isShort(String name, String words) {
    int at = 0;
    for (int i = 0; i < name.length(); i++) {
      at = words.indexOf(name.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    boolean begins = name.length() > LONGEST && words.contains(name.substring(0, 2));
    return name.length() > 2 && (name.length() <= LONGEST || begins);
  }

  /** 占调解成功案件 of 成功1304件. */
  private static boolean endsLike(String clause, String name) {
    return name.length() > 2
        && name.length() <= LONGEST
        && clause.length() >= 2
        && name.endsWith(clause.substring(clause.length() - 2));
  }

  /** Whether it may be called so in other words, 占收案总数 of 新收申请542件. */
  boolean isAlike(Quantity whole, String name) {
    String clause = whole.clause();
    return isWhole(whole, name)
        || (!clause.contains(name) && name.chars().anyMatch(each -> clause.indexOf(each) >= 0));
  }
}
