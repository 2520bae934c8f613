package dev.fazhi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which, and what holds for all of them. */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.fazhi");

  private static final String[] FORMATS = {
    "dev.fazhi.publish.docx..", "dev.fazhi.publish.html..", "dev.fazhi.publish.xlsx.."
  };

  private static final int MOST_FILES = 30;

  private static final int MOST_LINES = 250;

  @Test
  void everyRoomUsesOnlyTheRoomsThatItMay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("model")
        .definedBy("dev.fazhi.model..")
        .layer("definition")
        .definedBy("dev.fazhi.definition..")
        .layer("tabular")
        .definedBy("dev.fazhi.tabular..")
        .layer("intake")
        .definedBy("dev.fazhi.intake..")
        .layer("store")
        .definedBy("dev.fazhi.store..")
        .layer("measure")
        .definedBy("dev.fazhi.measure..")
        .layer("publish")
        .definedBy("dev.fazhi.publish..")
        .layer("audit")
        .definedBy("dev.fazhi.audit..")
        .layer("job")
        .definedBy("dev.fazhi.job..")
        .layer("sample")
        .definedBy("dev.fazhi.sample..")
        .layer("cli")
        .definedBy("dev.fazhi.cli..")
        .layer("console")
        .definedBy("dev.fazhi.console..")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("definition")
        .mayOnlyAccessLayers("model")
        .whereLayer("tabular")
        .mayOnlyAccessLayers("model")
        .whereLayer("intake")
        .mayOnlyAccessLayers("definition", "model", "tabular")
        .whereLayer("store")
        .mayOnlyAccessLayers("definition", "model")
        .whereLayer("measure")
        .mayOnlyAccessLayers("definition", "model", "store")
        .whereLayer("publish")
        .mayOnlyAccessLayers("definition", "model", "store", "measure")
        .whereLayer("audit")
        .mayOnlyAccessLayers("definition", "model", "publish")
        .whereLayer("sample")
        .mayOnlyAccessLayers("definition", "model")
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

  /** Whoever opens a folder takes it in at a glance. */
  @Test
  void noFolderHoldsMoreThanThirtyFiles() throws IOException {
    Map<Path, Long> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(Path.of("src/main"))) {
      tree.filter(Files::isRegularFile)
          .forEach(file -> files.merge(file.getParent(), 1L, Long::sum));
    }
    files.values().removeIf(count -> count <= MOST_FILES);

    assertThat(files).isEmpty();
  }

  @Test
  void noFileIsLongerThanTwoHundredAndFiftyLines() throws IOException {
    List<Path> longer = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(Path.of("src/main/java"))) {
      for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
        try (Stream<String> lines = Files.lines(file)) {
          if (lines.count() > MOST_LINES) {
            longer.add(file);
          }
        }
      }
    }

    assertThat(longer).isEmpty();
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
    String arithmetic = "dev.fazhi.audit.arithmetic.";
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("all checks")
        .definedBy("dev.fazhi.audit.arithmetic")
        .layer("change")
        .definedBy(arithmetic + "change")
        .layer("sum")
        .definedBy(arithmetic + "sum")
        .layer("table")
        .definedBy(arithmetic + "table")
        .layer("reading")
        .definedBy(arithmetic + "reading")
        .layer("formula")
        .definedBy(arithmetic + "formula")
        .layer("quantity")
        .definedBy(arithmetic + "quantity")
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
        .whereLayer("formula")
        .mayOnlyAccessLayers("quantity")
        .whereLayer("quantity")
        .mayNotAccessAnyLayer()
        .check(HOUSE);
  }

  @Test
  void aDoubtKnowsTheRowsAndNoOtherDoubt() {
    String doubt = "dev.fazhi.store.doubt.";
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("all doubts")
        .definedBy("dev.fazhi.store.doubt")
        .layer("column")
        .definedBy(doubt + "column")
        .layer("time")
        .definedBy(doubt + "time")
        .layer("copy")
        .definedBy(doubt + "copy")
        .layer("change")
        .definedBy(doubt + "change")
        .layer("row")
        .definedBy(doubt + "row")
        .whereLayer("column")
        .mayOnlyAccessLayers("row")
        .whereLayer("time")
        .mayOnlyAccessLayers("row")
        .whereLayer("copy")
        .mayOnlyAccessLayers("row")
        .whereLayer("change")
        .mayOnlyAccessLayers("row")
        .whereLayer("row")
        .mayNotAccessAnyLayer()
        .check(HOUSE);
  }

  @Test
  void doubtsAboutNamesAndQuietTimesKnowTheChecksAndNotEachOther() {
    String check = "dev.fazhi.measure.check";
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("check")
        .definedBy(check)
        .layer("name")
        .definedBy(check + ".name")
        .layer("quiet")
        .definedBy(check + ".quiet")
        .whereLayer("check")
        .mayNotAccessAnyLayer()
        .whereLayer("name")
        .mayOnlyAccessLayers("check")
        .whereLayer("quiet")
        .mayOnlyAccessLayers("check")
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
