package io.beldi.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The order of the passes, and who may see which library. */
@AnalyzeClasses(packages = "io.beldi.compiler", importOptions = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {
  /** Lowest first; packages of one line may use each other, as long as there is no cycle. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("source"),
          List.of("diagnostics"),
          List.of("syntax"),
          List.of("names"),
          List.of("types"),
          List.of("effects"),
          List.of("checks", "steps"),
          List.of("java", "export", "format"));

  @ArchTest
  static final ArchRule onlySyntaxSeesTheGrammar =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.beldi.compiler.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.antlr..", "io.beldi.grammar..");

  @ArchTest
  static final ArchRule onlyTheJavaPackageSeesJavaPoet =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.beldi.compiler.java..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.palantir.javapoet..");

  @ArchTest
  static final ArchRule theCompilerDependsOnNoOtherModuleButTheGrammar =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.beldi.runtime..", "io.beldi.testkit..", "io.beldi.local..", "io.beldi.maven..");

  @ArchTest
  static void passesDependOnEarlierPassesOnly(JavaClasses compiler) {
    for (int level = 0; level < LEVELS.size(); level++) {
      noClasses()
          .that()
          .resideInAnyPackage(packages(LEVELS.subList(0, level + 1)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(LEVELS.subList(level + 1, LEVELS.size())))
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("io.beldi.compiler")
          .check(compiler);
    }
  }

  @ArchTest
  static void everyPackageHasALevel(JavaClasses compiler) {
    Set<String> known = new TreeSet<>();
    LEVELS.forEach(known::addAll);
    assertThat(compiler.getPackage("io.beldi.compiler").getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .isSubsetOf(known);
  }

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.beldi.compiler.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyPackageHasAPackageInfo =
      noClasses()
          .should(
              be(
                  describe(
                      "in a package without package-info.java",
                      type -> type.getPackage().tryGetPackageInfo().isEmpty())));

  private static String[] packages(List<List<String>> levels) {
    return levels.stream()
        .flatMap(List::stream)
        .map(name -> "io.beldi.compiler." + name + "..")
        .toArray(String[]::new);
  }

  /** The one of the library knows the folder {@code target} only. */
  static final class MainClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }
}
