package io.beldi.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the test kit may see. */
@AnalyzeClasses(packages = "io.beldi.testkit", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule theTestKitDependsOnTheRuntimeOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.beldi.compiler..", "io.beldi.grammar..", "io.beldi.local..", "io.beldi.maven..");

  @ArchTest
  static final ArchRule everyPackageHasAPackageInfo =
      noClasses()
          .should(
              be(
                  describe(
                      "in a package without package-info.java",
                      type -> type.getPackage().tryGetPackageInfo().isEmpty())));
}
