package io.beldi.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the local runner may see. */
@AnalyzeClasses(packages = "io.beldi.local", importOptions = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule theLocalRunnerSeesNeitherMavenNorTheGrammar =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.maven..",
              "io.beldi.maven..",
              "io.beldi.grammar..",
              "org.antlr..",
              "com.palantir.javapoet..");

  @ArchTest
  static final ArchRule theLocalRunnerLeavesStoresToTheRuntime =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule nobodyIsServedByTheUnsafeEngine =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.beldi.runtime.direct..");

  @ArchTest
  static final ArchRule everyPackageHasAPackageInfo =
      noClasses()
          .should(
              be(
                  describe(
                      "in a package without package-info.java",
                      type -> type.getPackage().tryGetPackageInfo().isEmpty())));

  /** The one of the library knows the folder {@code target} only. */
  static final class MainClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }
}
