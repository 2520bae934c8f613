package dev.fazhi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.job.runbook.Runbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The runbook against the program that it speaks of. */
class RunbookTest {

  private static final Pattern LITERAL = Pattern.compile("FZ-[0-9]{3}");
  private static final Pattern KEY = Pattern.compile("--[a-z-]+");

  private final Runbook runbook = new Runbook();

  @Test
  void everyCodeOfTheSourcesHasItsPageAndEveryPageItsCode() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> addCodes(file, codes));
    }

    assertThat(runbook.all().stream().map(Runbook.Page::code)).containsExactlyElementsOf(codes);
  }

  private static void addCodes(Path file, Set<String> codes) {
    try {
      LITERAL.matcher(Files.readString(file)).results().map(r -> r.group()).forEach(codes::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noPageHasAnEmptySection() {
    assertThat(runbook.all())
        .allSatisfy(
            page -> {
              assertThat(page.kind()).isNotBlank();
              assertThat(page.title()).as(page.code()).isNotBlank();
              assertThat(page.meaning()).as(page.code()).endsWith("。");
              assertThat(page.causes()).as(page.code()).isNotEmpty();
              assertThat(page.actions()).as(page.code()).isNotEmpty();
              assertThat(page.actions()).as(page.code()).allMatch(text -> text.endsWith("。"));
            });
  }

  @Test
  void noTwoPagesSayTheSame() {
    assertThat(runbook.all().stream().map(Runbook.Page::meaning)).doesNotHaveDuplicates();
    assertThat(runbook.all().stream().map(Runbook.Page::title)).doesNotHaveDuplicates();
  }

  @Test
  void everyCommandInAPageCanBeTyped() {
    Map<String, CommandLine> commands = Main.line("").getSubcommands();
    for (Runbook.Page page : runbook.all()) {
      for (String command : commands(page)) {
        String[] words = command.split(" ");
        assertThat(commands).as(page.code() + ": " + command).containsKey(words[1]);
        Set<String> known = options(commands, words);
        Matcher option = KEY.matcher(command);
        while (option.find()) {
          assertThat(known).as(page.code() + ": " + command).contains(option.group());
        }
      }
    }
  }

  private static Set<String> options(Map<String, CommandLine> commands, String[] words) {
    CommandLine line = Objects.requireNonNull(commands.get(words[1]));
    CommandLine below = words.length > 2 ? line.getSubcommands().get(words[2]) : null;
    return (below == null ? line : below).getCommandSpec().optionsMap().keySet();
  }

  private static List<String> commands(Runbook.Page page) {
    List<String> texts = new ArrayList<>(page.actions());
    texts.addAll(page.causes());
    texts.add(page.meaning());
    return texts.stream()
        .flatMap(text -> Runbook.pieces(text).stream())
        .filter(piece -> piece.code() && piece.text().startsWith("./fazhi "))
        .map(Runbook.Piece::text)
        .toList();
  }

  @Test
  void everyBacktickHasItsPair() {
    assertThat(runbook.all())
        .allSatisfy(
            page ->
                assertThat(Stream.concat(page.actions().stream(), page.causes().stream()))
                    .as(page.code())
                    .allMatch(text -> text.chars().filter(c -> c == '`').count() % 2 == 0));
  }

  @Test
  void aCodeIsFoundHoweverItIsTyped() {
    for (String typed : List.of("FZ-104", "fz-104", " 104 ")) {
      assertThat(runbook.page(typed)).as(typed).hasValueSatisfying(page -> is(page, "FZ-104"));
    }
  }

  private static void is(Runbook.Page page, String code) {
    assertThat(page.code().toLowerCase(Locale.ROOT)).isEqualTo(code.toLowerCase(Locale.ROOT));
  }

  @Test
  void aCodeThatThereIsNotGetsTheNearest() {
    assertThat(runbook.page("FZ-119")).isEmpty();
    assertThat(runbook.near("FZ-119")).isNotEmpty().allMatch(code -> code.startsWith("FZ-1"));
  }

  @Test
  void aTextIsCutAtItsBackticks() {
    assertThat(Runbook.pieces("运行 `./fazhi run`。"))
        .containsExactly(
            new Runbook.Piece("运行 ", false),
            new Runbook.Piece("./fazhi run", true),
            new Runbook.Piece("。", false));
  }
}
