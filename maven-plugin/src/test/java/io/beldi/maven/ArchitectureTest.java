package io.beldi.maven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the Maven plugin may see. */
@AnalyzeClasses(packages = "io.beldi.maven", importOptions = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule thePluginLeavesCompilingToTheCompiler =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.beldi.grammar..", "org.antlr..", "com.palantir.javapoet..");

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
