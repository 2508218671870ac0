package io.beldi.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** The lines between the packages of the runtime. */
@AnalyzeClasses(packages = "io.beldi.runtime", importOptions = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyTheAwsPackageSeesAws =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.beldi.runtime.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..");

  @ArchTest
  static final ArchRule onlyTheSqlitePackageSeesSql =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.beldi.runtime.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule theRuntimeStandsAlone =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("io.beldi.runtime..").or(resideOutsideOfPackage("io.beldi..")));

  @ArchTest
  static final ArchRule itemsDependOnNothingOfTheRuntime =
      noClasses()
          .that()
          .resideInAPackage("io.beldi.runtime.item..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.beldi.runtime..")
                  .and(resideOutsideOfPackage("io.beldi.runtime.item..")));

  @ArchTest
  static final ArchRule storesDependOnItemsOnly =
      noClasses()
          .that()
          .resideInAPackage("io.beldi.runtime.store..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.beldi.runtime..")
                  .and(
                      resideOutsideOfPackages(
                          "io.beldi.runtime.store..", "io.beldi.runtime.item..")));

  @ArchTest
  static final ArchRule storesOnDiskAndOnTheWireKnowNoEngine =
      noClasses()
          .that()
          .resideInAnyPackage("io.beldi.runtime.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.beldi.runtime.record..", "io.beldi.runtime.journal..", "io.beldi.runtime.aws..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingIsStoredByJavaSerialization =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectOutput.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInput.class);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.beldi.runtime.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

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
