package com.sitearis.maintenance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.Verification;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.failure.Failure;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.Stream;

/** The rules that keep the code as it is meant to be; each one says what it protects. */
@AnalyzeClasses(packages = "com.sitearis.maintenance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyScheduleKnowsQuartz = noClasses()
            .that()
            .resideOutsideOfPackage("..maintenance.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..")
            .because("the scheduler can then be replaced, and its pitfalls live in one place");

    @ArchTest
    static final ArchRule onlyRunKnowsSpringBatchsRepositoryAndLauncher = noClasses()
            .that()
            .resideOutsideOfPackage("..maintenance.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.batch.core.repository..", "org.springframework.batch.core.launch..")
            .because("runs are started, recovered and stopped in one place, under their fence");

    @ArchTest
    static final ArchRule onlyTheWorkbookKnowsPoi = noClasses()
            .that()
            .resideOutsideOfPackage("..maintenance.kpi.workbook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.poi..")
            .because("everything before it is plain values that can be frozen, tested and sent as text");

    @ArchTest
    static final ArchRule onlyPostgresStartsPrograms = noClasses()
            .that()
            .resideOutsideOfPackage("..maintenance.postgres..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ProcessBuilder.class.getName())
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .because("children must die with the program and get passwords from a private file only");

    @ArchTest
    static final ArchRule nobodyReadsTheWallClock = noClasses()
            .should()
            .accessTargetWhere(describe("reads the wall clock", ArchitectureTest::readsTheWallClock))
            .orShould()
            .callConstructor(Date.class)
            .because("a Clock is injected, so that every date can be lived through in a test");

    @ArchTest
    static final ArchRule nobodyAsksForTheMachinesZone = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "asks for the machine's zone",
                    access -> calls(access, ZoneId.class, "systemDefault")
                            || calls(access, TimeZone.class, "getDefault")
                            || calls(access, Clock.class, "systemDefaultZone")))
            .because("the zone is the plan's, wherever the program runs");

    @ArchTest
    static final ArchRule policiesArePure = noClasses()
            .that()
            .haveSimpleNameEndingWith("Policy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.io..",
                    "java.nio..",
                    "java.net..",
                    "org.springframework..",
                    "org.slf4j..",
                    "org.postgresql..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .allowEmptyShould(true)
            .because("a decision is a function of what it is given, and answers with its reasons");

    @ArchTest
    static final ArchRule roomsOfABackupNeverGoRoundInACircle = slices().matching(
                    "com.sitearis.maintenance.backup.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each can then be read with nothing in mind but what lies below it");

    @ArchTest
    static final ArchRule roomsOfABackupDoNotKnowTheJobThatUsesThem = noClasses()
            .that()
            .resideInAPackage("..maintenance.backup.*..")
            .and()
            .resideOutsideOfPackages("..maintenance.backup.recovery..", "..maintenance.backup.drill..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Workshop.class.getName())
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Verification.class.getName())
            .because("they are given what they need; only what a person or a job asks for stands above the workshop");

    @ArchTest
    static final ArchRule onlyBackupTakesFromItsCatalogue = noClasses()
            .that()
            .resideOutsideOfPackage("..maintenance.backup..")
            .should()
            .accessTargetWhere(describe(
                    "changes what the catalogue says of a backup",
                    access -> Stream.of("adopt", "pin", "unpin", "markPruning", "keepAfterAll", "pruned", "lost")
                            .anyMatch(name -> calls(access, BackupCatalogue.class, name))))
            .because("the store is told first or the lock is held: Pinning, Pruning and CatalogueRebuild know which");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .andShould()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .because("plain commands build the same objects without Spring");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO)(\\$.*)?")
            .because("a name an operator would use says more");

    @ArchTest
    static final ArchRule failuresAreNamedForWhatHappened = classes()
            .that()
            .areAssignableTo(Failure.class)
            .should()
            .haveSimpleNameNotEndingWith("Exception")
            .andShould()
            .haveSimpleNameNotEndingWith("Error")
            .because("an operator reads what happened: StoreFailed, RunStopped");

    /** By a call or a method reference; {@code now(clock)} is what is wanted. */
    private static boolean readsTheWallClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        boolean now = target.getOwner().getPackageName().equals("java.time")
                && target.getName().equals("now")
                && target instanceof CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return now || calls(access, System.class, "currentTimeMillis");
    }

    private static boolean calls(JavaAccess<?> access, Class<?> owner, String name) {
        AccessTarget target = access.getTarget();
        return target.getOwner().isEquivalentTo(owner) && target.getName().equals(name);
    }
}
