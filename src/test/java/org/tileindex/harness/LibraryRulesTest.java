package org.tileindex.harness;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Which packages may use which libraries and parts of the JDK.
class LibraryRulesTest {
    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tileindex");

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
    void everyKernelThatIsNamedAfterVectorsUsesTheVectorApi() {
        Set<String> named = PROJECT.stream()
                .filter(type -> type.getPackageName().endsWith(".simd")
                        && type.getSimpleName().startsWith("Vector")
                        && !type.isInterface())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertTrue(named.containsAll(Set.of("VectorCrossings", "VectorTiles")), named::toString);
        classes()
                .that()
                .resideInAPackage("..simd")
                .and()
                .haveSimpleNameStartingWith("Vector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(PROJECT);
    }

    /// A run of `enumerate` that writes Parquet loads nothing of Arrow, unless it has values of rasters; whatever else
    /// knows it could make one load it.
    @Test
    void onlyTheWriterVerifyInspectValuesStatsAndArrowKnowArrow() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "org.tileindex.arrow..",
                        "org.tileindex.value..",
                        "org.tileindex.stats..",
                        "org.tileindex.verify..",
                        "org.tileindex.inspect..",
                        "org.tileindex.writer..",
                        "org.tileindex.bench..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.arrow..")
                .check(PROJECT);
    }

    /// Its file systems take long to load, and are on the class path of those who use object stores: sources read from
    /// them, stores write to them, and `verify` reads what was written there without either.
    @Test
    void onlySourcesAndStoresKnowHadoopsFileSystems() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.tileindex.raster.source", "org.tileindex.writer", "org.tileindex.verify")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hadoop.fs..")
                .check(PROJECT);
    }

    @Test
    void rowsReflectionAndInternalsOfTheJdkAreBanned() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.parquet.example..", "java.lang.reflect..", "sun..", "jdk.internal..")
                .check(PROJECT);
    }
}
