package dev.fazhi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which, and what holds for all of them. */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  private static final String[] FORMATS = {
    "dev.fazhi.publish.docx..", "dev.fazhi.publish.html..", "dev.fazhi.publish.xlsx.."
  };

  private static final int MOST_FILES = 30;

  private static final int MOST_LINES = 250;

  /**
   * Packages as layers.
   *
   * @param pattern of the packages, with a place for the name of the layer
   * @param rules a name, and behind an arrow all that it may use, where that is held
   */
  private static LayeredArchitecture layers(String pattern, String... rules) {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String rule : rules) {
      String name = rule.split(" ", 2)[0];
      layers = layers.layer(name).definedBy(pattern.formatted(name));
    }
    for (String rule : rules) {
      String[] words = rule.split(" ");
      if (words.length == 2) {
        layers = layers.whereLayer(words[0]).mayNotAccessAnyLayer();
      } else if (words.length > 2) {
        String[] used = Arrays.copyOfRange(words, 2, words.length);
        layers = layers.whereLayer(words[0]).mayOnlyAccessLayers(used);
      }
    }
    return layers;
  }

  @Test
  void everyRoomUsesOnlyTheRoomsThatItMay() {
    layers(
            "dev.fazhi.%s..",
            "model →",
            "definition → model",
            "tabular → model",
            "intake → definition model tabular",
            "store → definition model",
            "doubt → definition model store",
            "merge → definition model store doubt",
            "measure → definition model store",
            "publish → definition model store measure",
            "audit → definition model publish",
            "sample → definition model",
            "job",
            "cli",
            "console")
        .whereLayer("sample")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("cli", "console")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("console")
        .mayNotBeAccessedByAnyLayer()
        .check(HOUSE);
  }

  @Test
  void noRoomsFormACircle() {
    slices().matching("dev.fazhi.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("dev.fazhi.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void tablesKnowNoFormatAndFormatsNotEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.fazhi.publish.table..", "dev.fazhi.publish.workbook..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FORMATS)
        .check(HOUSE);
    for (String format : FORMATS) {
      noClasses()
          .that()
          .resideInAPackage(format)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              Stream.of(FORMATS).filter(other -> !other.equals(format)).toArray(String[]::new))
          .check(HOUSE);
    }
  }

  /** Whoever opens a folder takes it in at a glance, of the program or of its tests. */
  @Test
  void noFolderHoldsMoreThanThirtyFiles() throws IOException {
    Map<Path, Long> files = new TreeMap<>();
    for (Path file : files()) {
      files.merge(file.getParent(), 1L, Long::sum);
    }
    files.values().removeIf(count -> count <= MOST_FILES);

    assertThat(files).isEmpty();
  }

  @Test
  void noFileIsLongerThanTwoHundredAndFiftyLines() throws IOException {
    List<Path> longer = new ArrayList<>();
    for (Path file : files()) {
      if (file.toString().endsWith(".java") && Files.readAllLines(file).size() > MOST_LINES) {
        longer.add(file);
      }
    }

    assertThat(longer).isEmpty();
  }

  /** But for what tests read, of which there may be more. */
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith("src/test/resources"))
          .toList();
    }
  }

  @Test
  void theAuditKnowsNoDatabaseAndOnlyItsOutputUsesTheFormatsOfThePublication() {
    noClasses()
        .that()
        .resideInAPackage("dev.fazhi.audit..")
        .and()
        .resideOutsideOfPackage("dev.fazhi.audit.output")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.fazhi.publish..", "java.sql..", "org.springframework..")
        .check(HOUSE);
  }

  @Test
  void aCheckOfATextKnowsQuantitiesAndFormulasAndNoOtherCheck() {
    layers(
            "dev.fazhi.audit.arithmetic.%s",
            "change", "sum", "table", "reading", "formula → quantity", "quantity →")
        .layer("all checks")
        .definedBy("dev.fazhi.audit.arithmetic")
        .whereLayer("all checks")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("change")
        .mayOnlyBeAccessedByLayers("all checks")
        .whereLayer("sum")
        .mayOnlyBeAccessedByLayers("all checks")
        .whereLayer("table")
        .mayOnlyBeAccessedByLayers("all checks")
        .whereLayer("reading")
        .mayOnlyBeAccessedByLayers("all checks")
        .check(HOUSE);
  }

  @Test
  void aDoubtKnowsTheRowsAndNoOtherDoubt() {
    layers(
            "dev.fazhi.doubt.%s",
            "column → row", "time → row", "copy → row", "change → row", "row →")
        .layer("all doubts")
        .definedBy("dev.fazhi.doubt")
        .check(HOUSE);
  }

  @Test
  void doubtsAboutNamesAndQuietTimesKnowTheChecksAndNotEachOther() {
    layers("dev.fazhi.measure.%s", "check →", "check.name → check", "check.quiet → check")
        .check(HOUSE);
  }

  @Test
  void theReaderOfTablesKnowsNoFramework() {
    noClasses()
        .that()
        .resideInAPackage("dev.fazhi.tabular..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(HOUSE);
  }

  @Test
  void moneyCountsAndRatesAreNeverFloating() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.fazhi.measure..",
            "dev.fazhi.store..",
            "dev.fazhi.model..",
            "dev.fazhi.intake..",
            "dev.fazhi.definition..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Double")
        .check(HOUSE);
  }

  @Test
  void everyRoomSaysWhatItIsFor() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .check(HOUSE);
  }
}
