package dev.clipstream;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.clipstream.fixture.MainClasses;
import dev.clipstream.problem.Problem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Checks the rules of the architecture. */
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {

    private static final String DIALECT = "dev.clipstream.dialect..";
    private static final String REQUEST = "dev.clipstream.dialect.request..";
    private static final String HTTP = "dev.clipstream.http..";
    /** The class that runs before the service does, without its beans. */
    private static final String EMBEDDED = "dev.clipstream.embedded..";

    private static final JavaClasses CLIPSTREAM = MainClasses.ALL;

    @Test
    void theCoreDependsNeitherOnHttpNorOnADialect() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(HTTP, DIALECT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP, DIALECT));
    }

    @Test
    void theServerDependsOnNoDialect() {
        check(noClasses()
                .that()
                .resideInAPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DIALECT));
    }

    @Test
    void onlyTheServerAndTheDialectsUseHttpAndJson() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(HTTP, DIALECT, EMBEDDED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "org.jboss.resteasy..",
                        "com.fasterxml.jackson..",
                        "io.vertx.core..",
                        "io.vertx.ext..",
                        "io.quarkus.websockets..",
                        "org.eclipse.microprofile.openapi.."));
    }

    @Test
    void onlyTokensUsesJwt() {
        onlyKnownTo(
                List.of("dev.clipstream.account.Tokens", "dev.clipstream.account.Tokens$Key"),
                "io.smallrye.jwt..",
                "org.eclipse.microprofile.jwt..",
                "org.jose4j..");
    }

    @Test
    void onlyWhatExtendsItUsesTheJdbcDriver() {
        onlyKnownTo(
                List.of(
                        "dev.clipstream.database.DeferredAutocommit",
                        "dev.clipstream.database.DeferredAutocommit$Done",
                        "dev.clipstream.database.FractionalSeconds",
                        "dev.clipstream.database.FractionalSeconds$FractionalCapabilities"),
                "com.mysql..");
    }

    @Test
    void s3IsKnownToTheMediaStoreAlone() {
        onlyKnownTo("dev.clipstream.media.store.MediaStore", "software.amazon.awssdk..");
    }

    @Test
    void onlyTheClassesThatWrapItUseRedis() {
        onlyKnownTo(
                List.of(
                        "dev.clipstream.job.JobLock",
                        "dev.clipstream.account.Tickets",
                        "dev.clipstream.mail.EmailCodes",
                        "dev.clipstream.limit.KnownClients",
                        "dev.clipstream.limit.RateLimits",
                        "dev.clipstream.limit.RedisBuckets",
                        "dev.clipstream.cache.ChangeNotices",
                        "dev.clipstream.delivery.MessageBus"),
                "io.quarkus.redis..",
                "io.vertx.redis..",
                "io.vertx.mutiny..");
    }

    @Test
    void onlyThePostmanUsesMail() {
        onlyKnownTo("dev.clipstream.mail.Postman", "io.quarkus.mailer..");
    }

    @Test
    void onlyFfmpegStartsProcesses() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.clipstream.media.ffmpeg.Ffmpeg")
                .and()
                .resideOutsideOfPackage(EMBEDDED)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class));
    }

    @Test
    void theServerAndTheDialectsUseNoPersistence() {
        check(noClasses()
                .that()
                .resideInAnyPackage(HTTP, DIALECT)
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.quarkus.hibernate..",
                                "org.hibernate..",
                                "jakarta.persistence..",
                                "jakarta.transaction..")
                        .and(not(resideInAnyPackage("org.hibernate.validator..")))));
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(HTTP, DIALECT)
                .should()
                .notBeAnnotatedWith(Transactional.class));
    }

    @Test
    void dialectFamiliesDoNotDependOnEachOther() {
        check(slices().matching("dev.clipstream.dialect.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(REQUEST)));
    }

    @Test
    void featuresAreAcyclic() {
        check(slices().matching("dev.clipstream.(*)..").should().beFreeOfCycles());
        check(slices().matching("dev.clipstream.(**)").should().beFreeOfCycles());
    }

    /** Metrics name jobs by their identity. */
    @Test
    void jobsHaveAnIdentity() {
        check(methods().that().areAnnotatedWith(Scheduled.class).should(new ArchCondition<>("have an identity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String identity = method.getAnnotationOfType(Scheduled.class).identity();
                events.add(new SimpleConditionEvent(method, !identity.isBlank(), method.getFullName()));
            }
        }));
    }

    @Test
    void problemsAreFinalOrSealedGroups() {
        check(classes()
                .that()
                .areAssignableTo(Problem.class)
                .should(new ArchCondition<>("be final, or abstract and sealed") {
                    @Override
                    public void check(JavaClass problem, ConditionEvents events) {
                        boolean closed = problem.getModifiers().contains(JavaModifier.FINAL)
                                || problem.getModifiers().contains(JavaModifier.ABSTRACT)
                                        && problem.reflect().isSealed();
                        events.add(new SimpleConditionEvent(problem, closed, problem.getName()));
                    }
                }));
    }

    /** The core names a field by its constant; each dialect has its own name for it. */
    @Test
    void onlyTheDialectsNameParameters() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(DIALECT, "dev.clipstream.problem")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Problem.BadParameter.class));
    }

    @Test
    void onlyTheInjectedClockTellsTheTime() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.clipstream.ClockProducer")
                .and()
                .resideOutsideOfPackage(EMBEDDED)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC");
        check(rule);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        check(fields().should().notBeAnnotatedWith(Inject.class).andShould().notBeAnnotatedWith(ConfigProperty.class));
    }

    @Test
    void configurationIsMappedBesideItsFeature() {
        check(classes()
                .that()
                .areAnnotatedWith(ConfigMapping.class)
                .should()
                .beInterfaces()
                .andShould()
                .haveSimpleNameEndingWith("Config"));
    }

    @Test
    void entitiesStayInsideTheirFeature() {
        check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
    }

    @Test
    void packagesAreNamedAfterTheirPurpose() {
        check(noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..common..",
                        "..helper..",
                        "..model..",
                        "..dto..",
                        "..impl..",
                        "..manager..",
                        "..base.."));
    }

    /** Quarkus would look for an identity in every request, and match its path once more. The core reads tokens. */
    @Test
    void requestsPassNoSecurityOfQuarkus() {
        assertThat(getClass().getResource("/io/quarkus/security/runtime/SecurityIdentityAssociation.class"))
                .isNull();
    }

    private static void onlyKnownTo(String className, String... packages) {
        onlyKnownTo(List.of(className), packages);
    }

    private static void onlyKnownTo(List<String> classNames, String... packages) {
        check(noClasses()
                .that(DescribedPredicate.describe(
                        "are not " + classNames, type -> !classNames.contains(type.getFullName())))
                .and()
                .resideOutsideOfPackage(EMBEDDED)
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages)));
    }

    private static void check(ArchRule rule) {
        rule.check(CLIPSTREAM);
    }
}
