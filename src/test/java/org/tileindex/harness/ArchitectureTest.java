package org.tileindex.harness;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Modules and packages depend one way; the order is ARCHITECTURE.md's.
class ArchitectureTest {
    private static final String ROOT = "org.tileindex.";
    private static final String SCHEDULER = "org.tileindex.scheduler..";
    private static final String WRITER = "org.tileindex.writer..";

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tileindex");

    /// Every package of the program, from the ground up, with all packages of the program that it uses.
    private static final String USES = """
            fault:
            grid: fault
            scheduler:
            writer.form:
            writer.pack:
            writer.pack.simd: writer.pack
            writer.telemetry:
            writer.dense: writer.form writer.pack
            writer.zstd: writer.form
            writer.page: writer.dense writer.form writer.pack writer.telemetry writer.zstd
            writer: writer.dense writer.form writer.pack writer.page writer.telemetry
            raster.source: fault
            raster.codec:
            raster.codec.simd: raster.codec
            raster.tiff: fault raster.codec raster.source
            raster.write: fault raster.codec raster.tiff
            raster: fault grid raster.codec raster.source raster.tiff
            zone: fault
            parquet:
            zone.file: fault parquet zone
            membership: zone
            projection: fault grid zone
            simd:
            statistic:
            scan: grid zone
            scan.simd: scan simd
            legacy: grid membership scan zone
            batch: grid scan
            batch.simd: batch grid simd
            telemetry: scan writer.telemetry
            tile: fault grid scan telemetry writer.form zone
            value: fault grid raster raster.codec raster.source scan tile writer.dense writer.form
            arrow: batch fault grid scan tile value writer writer.dense writer.form writer.page writer.telemetry
            kernel: batch batch.simd fault raster.codec raster.codec.simd scan scan.simd simd writer.pack \
            writer.pack.simd
            request: arrow fault grid kernel legacy raster raster.codec raster.source scan scheduler tile value writer \
            writer.form writer.page zone zone.file
            plan: fault grid request scan scheduler tile zone zone.file
            forecast: plan raster request scheduler tile
            cache: grid plan request scan telemetry tile writer zone zone.file
            report: fault grid kernel plan raster raster.source request scan scheduler telemetry tile value writer \
            zone zone.file
            task: cache fault grid kernel plan projection raster raster.source report request scan scheduler telemetry \
            tile value writer zone zone.file
            run: cache fault grid kernel plan projection raster raster.source report request scheduler task telemetry \
            tile value writer writer.telemetry zone zone.file
            clip: fault grid kernel plan projection raster raster.codec raster.source raster.tiff raster.write request \
            run scan scheduler task telemetry tile writer zone
            stats: cache fault forecast grid kernel parquet plan projection raster raster.source raster.tiff report \
            request run scan scheduler statistic task telemetry tile value writer writer.page zone zone.file
            verify: fault grid membership parquet projection raster raster.codec raster.source zone zone.file
            inspect: fault grid parquet projection raster raster.source raster.tiff report scan tile value zone \
            zone.file
            profile: fault report telemetry
            cli: clip fault forecast grid inspect kernel plan profile raster raster.codec raster.source raster.tiff \
            raster.write report request run scheduler statistic stats task telemetry tile value verify writer \
            writer.page zone zone.file
            spark.job: cli fault plan raster.source request run scheduler stats task telemetry tile writer zone
            spark: batch cli fault grid kernel plan raster raster.source request scan spark.job task telemetry tile \
            zone zone.file""";

    /// The table above is the architecture: a new arrow is drawn there first, and one that is gone is struck out.
    @Test
    void packagesUseWhatTheTableSays() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : PROJECT) {
            String from = name(type);
            if (!from.startsWith("bench")) {
                Set<String> to = uses.computeIfAbsent(from, key -> new TreeSet<>());
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().startsWith(ROOT))
                        .map(ArchitectureTest::name)
                        .filter(name -> !name.equals(from))
                        .forEach(to::add);
            }
        }
        assertEquals(text(declared()), text(uses));
    }

    /// Whatever stands in a row uses only rows above it, so that no circle can be declared.
    @Test
    void theTableRunsFromTheGroundUp() {
        Set<String> above = new TreeSet<>();
        declared().forEach((name, uses) -> {
            assertTrue(above.containsAll(uses), () -> name + " uses " + uses + ", of which some stand below it");
            above.add(name);
        });
    }

    private static Map<String, Set<String>> declared() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        USES.lines().forEach(line -> {
            List<String> words = List.of(line.replace(":", "").split(" "));
            table.put(words.getFirst(), new TreeSet<>(words.subList(1, words.size())));
        });
        return table;
    }

    private static String text(Map<String, Set<String>> uses) {
        return new TreeMap<>(uses)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + String.join(" ", entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
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

    /// What checks an output shares nothing with what wrote it but the zones, their places in a plane, the grid, the
    /// reader of rasters and the codes of faults; with the legacy path, what JTS is asked.
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
                                "org.tileindex.projection..",
                                "org.tileindex.zone..",
                                "org.tileindex.grid..",
                                "org.tileindex.parquet..",
                                "org.tileindex.raster..",
                                "org.tileindex.fault.."))))
                .check(PROJECT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.tileindex.(**)").should().beFreeOfCycles().check(PROJECT);
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
    void onlyProgramsExit() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.tileindex.cli.Main")
                .and()
                .doNotHaveFullyQualifiedName("org.tileindex.spark.TileIndexJob")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(PROJECT);
    }
}
