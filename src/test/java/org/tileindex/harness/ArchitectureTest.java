package org.tileindex.harness;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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

/// Modules and packages depend one way; the order is ARCHITECTURE.md's.
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
                        "org.tileindex.arrow",
                        "org.tileindex.batch",
                        "org.tileindex.batch.simd",
                        "org.tileindex.simd",
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
                        "org.tileindex.writer.dense",
                        "org.tileindex.writer.form",
                        "org.tileindex.writer.pack",
                        "org.tileindex.writer.pack.simd",
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
                .layer("dense")
                .definedBy("org.tileindex.writer.dense")
                .layer("pack")
                .definedBy("org.tileindex.writer.pack")
                .whereLayer("page")
                .mayOnlyBeAccessedByLayers("file")
                .whereLayer("dense")
                .mayOnlyBeAccessedByLayers("file", "page")
                .whereLayer("form")
                .mayOnlyBeAccessedByLayers("file", "page", "dense")
                .whereLayer("pack")
                .mayOnlyBeAccessedByLayers("file", "page", "dense")
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
                .layer("arrow")
                .definedBy("org.tileindex.arrow..")
                .layer("batch")
                .definedBy("org.tileindex.batch..")
                .layer("simd")
                .definedBy("org.tileindex.simd..")
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
                .whereLayer("arrow")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("batch")
                .mayOnlyBeAccessedByLayers("run", "arrow")
                .whereLayer("simd")
                .mayOnlyBeAccessedByLayers("run", "batch", "scan")
                .whereLayer("tile")
                .mayOnlyBeAccessedByLayers("cli", "run", "arrow")
                .whereLayer("scan")
                .mayOnlyBeAccessedByLayers(
                        "cli", "run", "inspect", "plan", "report", "tile", "legacy", "arrow", "batch")
                .whereLayer("legacy")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("membership")
                .mayOnlyBeAccessedByLayers("legacy", "verify")
                .whereLayer("verify")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("zone")
                .mayOnlyBeAccessedByLayers(
                        "cli", "run", "inspect", "plan", "tile", "scan", "legacy", "membership", "verify", "arrow")
                .whereLayer("grid")
                .mayOnlyBeAccessedByLayers(
                        "cli", "run", "inspect", "plan", "report", "tile", "scan", "legacy", "verify", "arrow", "batch")
                .whereLayer("parquet")
                .mayOnlyBeAccessedByLayers("verify", "zone")
                .whereLayer("cache")
                .mayOnlyBeAccessedByLayers("cli", "run", "plan", "tile")
                .whereLayer("telemetry")
                .mayOnlyBeAccessedByLayers("run", "cache", "zone")
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers(
                        "cli", "run", "profile", "inspect", "plan", "tile", "scan", "verify", "zone", "grid", "arrow")
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
    void onlyCliRunAndPlanKnowTheSchedulerAndOnlyRunTileArrowAndCliKnowTheWriter() {
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
                        "org.tileindex.batch..",
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
