package org.tileindex.harness;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Modules and packages depend one way; the order is DESIGN.md's.
class ArchitectureTest {
    private static final String SCHEDULER = "org.tileindex.scheduler..";
    private static final String WRITER = "org.tileindex.writer..";

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tileindex");

    @Test
    void everyPackageOfTheProjectIsSeen() {
        Set<String> packages = PROJECT.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertTrue(
                packages.containsAll(List.of(
                        "org.tileindex.cli",
                        "org.tileindex.run",
                        "org.tileindex.profile",
                        "org.tileindex.plan",
                        "org.tileindex.tile",
                        "org.tileindex.scan",
                        "org.tileindex.scan.simd",
                        "org.tileindex.legacy",
                        "org.tileindex.membership",
                        "org.tileindex.verify",
                        "org.tileindex.zone",
                        "org.tileindex.grid",
                        "org.tileindex.parquet",
                        "org.tileindex.cache",
                        "org.tileindex.report",
                        "org.tileindex.telemetry",
                        "org.tileindex.fault",
                        "org.tileindex.scheduler",
                        "org.tileindex.writer",
                        "org.tileindex.writer.form",
                        "org.tileindex.writer.page",
                        "org.tileindex.writer.telemetry")),
                packages::toString);
        assertFalse(packages.contains("org.tileindex.harness"), "tests are not part of the program");
    }

    @Test
    void schedulerKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage(SCHEDULER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(SCHEDULER, "java..", "jdk.jfr..", "org.jspecify..")
                .check(PROJECT);
    }

    @Test
    void writerKnowsNeitherTheSchedulerNorTiles() {
        noClasses()
                .that()
                .resideInAPackage(WRITER)
                .should()
                .dependOnClassesThat(resideInAPackage("org.tileindex..").and(not(resideInAPackage(WRITER))))
                .check(PROJECT);
    }

    @Test
    void formsKnowNothingOfPagesAndPagesNothingOfFiles() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("file")
                .definedBy("org.tileindex.writer")
                .layer("page")
                .definedBy("org.tileindex.writer.page")
                .layer("form")
                .definedBy("org.tileindex.writer.form")
                .whereLayer("file")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("page")
                .mayOnlyBeAccessedByLayers("file")
                .check(PROJECT);
    }

    @Test
    void enumeratorsPackagesDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("org.tileindex.cli..")
                .layer("run")
                .definedBy("org.tileindex.run..")
                .layer("profile")
                .definedBy("org.tileindex.profile..")
                .layer("report")
                .definedBy("org.tileindex.report..")
                .layer("inspect")
                .definedBy("org.tileindex.inspect..")
                .layer("plan")
                .definedBy("org.tileindex.plan..")
                .layer("tile")
                .definedBy("org.tileindex.tile..")
                .layer("scan")
                .definedBy("org.tileindex.scan..")
                .layer("legacy")
                .definedBy("org.tileindex.legacy..")
                .layer("membership")
                .definedBy("org.tileindex.membership..")
                .layer("verify")
                .definedBy("org.tileindex.verify..")
                .layer("zone")
                .definedBy("org.tileindex.zone..")
                .layer("grid")
                .definedBy("org.tileindex.grid..")
                .layer("parquet")
                .definedBy("org.tileindex.parquet..")
                .layer("cache")
                .definedBy("org.tileindex.cache..")
                .layer("telemetry")
                .definedBy("org.tileindex.telemetry..")
                .layer("fault")
                .definedBy("org.tileindex.fault..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("profile")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("inspect")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("cli", "run")
                .whereLayer("tile")
                .mayOnlyBeAccessedByLayers("cli", "run")
                .whereLayer("scan")
                .mayOnlyBeAccessedByLayers("cli", "run", "inspect", "plan", "report", "tile", "legacy")
                .whereLayer("legacy")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("membership")
                .mayOnlyBeAccessedByLayers("legacy", "verify")
                .whereLayer("verify")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("zone")
                .mayOnlyBeAccessedByLayers(
                        "cli", "run", "inspect", "plan", "tile", "scan", "legacy", "membership", "verify")
                .whereLayer("grid")
                .mayOnlyBeAccessedByLayers(
                        "cli", "run", "inspect", "plan", "report", "tile", "scan", "legacy", "verify")
                .whereLayer("parquet")
                .mayOnlyBeAccessedByLayers("verify", "zone")
                .whereLayer("cache")
                .mayOnlyBeAccessedByLayers("cli", "run", "plan", "tile")
                .whereLayer("telemetry")
                .mayOnlyBeAccessedByLayers("run", "cache", "zone")
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers(
                        "cli", "run", "profile", "inspect", "plan", "tile", "scan", "verify", "zone", "grid")
                .check(PROJECT);
    }

    /// What checks an output shares nothing with what wrote it but the zones, the grid and the codes of faults;
    /// with the legacy path, what JTS is asked.
    @Test
    void verifyKnowsNeitherTheWriterNorTheScanner() {
        noClasses()
                .that()
                .resideInAPackage("org.tileindex.verify..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.tileindex..")
                        .and(not(resideInAnyPackage(
                                "org.tileindex.verify..",
                                "org.tileindex.membership..",
                                "org.tileindex.zone..",
                                "org.tileindex.grid..",
                                "org.tileindex.parquet..",
                                "org.tileindex.fault.."))))
                .check(PROJECT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.tileindex.(**)").should().beFreeOfCycles().check(PROJECT);
    }

    @Test
    void onlyCliRunAndPlanKnowTheSchedulerAndOnlyRunTileAndCliKnowTheWriter() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        SCHEDULER, "org.tileindex.cli..", "org.tileindex.run..", "org.tileindex.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SCHEDULER)
                .check(PROJECT);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.tileindex.report..",
                        "org.tileindex.plan..",
                        "org.tileindex.scan..",
                        "org.tileindex.legacy..",
                        "org.tileindex.membership..",
                        "org.tileindex.zone..",
                        "org.tileindex.grid..",
                        "org.tileindex.fault..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(WRITER)
                .check(PROJECT);
    }

    @Test
    void onlyPackagesNamedSimdUseTheVectorApiAndThoseDo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..simd..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(PROJECT);
        Set<String> users = PROJECT.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(to -> to.getTargetClass().getPackageName().startsWith("jdk.incubator.vector")))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        Set<String> simd = PROJECT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.endsWith(".simd"))
                .collect(Collectors.toSet());
        assertEquals(simd, users);
    }

    @Test
    void rowsReflectionAndInternalsOfTheJdkAreBanned() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.parquet.example..",
                        "org.apache.hadoop.fs..",
                        "java.lang.reflect..",
                        "sun..",
                        "jdk.internal..")
                .check(PROJECT);
    }

    @Test
    void noPackageOrClassIsNamedAfterNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..")
                .check(PROJECT);
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Common|Helpers?|Managers?|Impl)(\\$.*)?")
                .check(PROJECT);
    }

    @Test
    void onlyMainExits() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.tileindex.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(PROJECT);
    }
}
