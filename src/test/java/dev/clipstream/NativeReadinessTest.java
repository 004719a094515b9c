package dev.clipstream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.clipstream.fixture.MainClasses;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Embeddable;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Checks the classes for what works differently in a native executable. */
@Execution(ExecutionMode.CONCURRENT)
class NativeReadinessTest {

    private static final String EMBEDDED = "dev.clipstream.embedded..";

    private static final JavaClasses CLIPSTREAM = MainClasses.ALL;

    private static final Set<String> QUERIES =
            Set.of("project", "createQuery", "createNativeQuery", "list", "first", "batch");

    /** Types whose instances would come from the build machine, or be the same on every instance. */
    private static final List<Class<?>> NOT_FOR_EVER = List.of(
            Random.class,
            SecureRandom.class,
            Clock.class,
            Thread.class,
            Executor.class,
            HttpClient.class,
            InetAddress.class,
            Path.class,
            FileSystem.class);

    private static final Pattern OF_THE_BUILD_MACHINE = Pattern.compile(
            "java\\.lang\\.System\\.(getenv|getProperty|currentTimeMillis|nanoTime)"
                    + "|java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.\\w+|java\\.time\\.ZoneId\\.systemDefault"
                    + "|java\\.util\\.UUID\\.randomUUID|java\\.lang\\.ProcessHandle\\.\\w+|java\\.nio\\.file\\.\\w+\\.\\w+"
                    + "|java\\.lang\\.Thread\\.\\w+|java\\.lang\\.Math\\.random|java\\.util\\.concurrent\\.\\w*Random\\.\\w+");

    /** A small image has no AWT. */
    @Test
    void noClassUsesAwt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt..",
                        "java.beans..",
                        "javax.imageio..",
                        "javax.print..",
                        "javax.sound..",
                        "javax.swing..")
                .check(CLIPSTREAM);
    }

    /** Hibernate calls the constructors of these records. */
    @Test
    void recordsInQueriesAreRegistered() {
        check(
                "have its queries make registered records only",
                (type, events) -> type.getCodeUnits().stream()
                        .filter(NativeReadinessTest::queries)
                        .map(JavaCodeUnit::getReferencedClassObjects)
                        .flatMap(Set::stream)
                        .map(ReferencedClassObject::getRawType)
                        .filter(JavaClass::isRecord)
                        .forEach(made -> report(
                                events,
                                type,
                                isRegistered(made) || made.isAnnotatedWith(Embeddable.class),
                                made.getName() + " is made by a query in " + type.getName())));
    }

    /** Quarkus registers what resources return; Jackson also writes and reads frames, which Quarkus does not see. */
    @Test
    void jsonOutsideOfResourcesIsRegistered() {
        classes()
                .that(DescribedPredicate.describe(
                        "are frames, or are written by ChatJson",
                        type -> type.isRecord()
                                && (type.getSimpleName().endsWith("Frame")
                                        || type.getConstructorCallsToSelf().stream()
                                                .anyMatch(call -> call.getOriginOwner()
                                                        .getSimpleName()
                                                        .equals("ChatJson")))))
                .should()
                .beAnnotatedWith(RegisterForReflection.class)
                .check(CLIPSTREAM);
    }

    /** A value behind an interface or Object is written as {} by a native executable. */
    @Test
    void jsonConsistsOfRecordsTextsAndNumbers() {
        check("hold nothing whose class does not show", (type, events) -> {
            if (type.isRecord() && type.getSimpleName().matches(".*(View|Answer|Frame)|Data")) {
                type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> report(
                                events,
                                type,
                                field.getType().getAllInvolvedRawTypes().stream()
                                        .allMatch(NativeReadinessTest::isPlain),
                                field.getFullName()));
            }
        });
    }

    /** Static initialisers run when the executable is built. */
    @Test
    void noValueOfTheBuildMachineIsKept() {
        check("keep nothing of the machine that builds", (type, events) -> {
            if (type.getPackageName().startsWith("dev.clipstream.embedded")) {
                return;
            }
            type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .forEach(field -> report(events, type, !isNotForEver(field), field.getFullName()));
            type.getStaticInitializer().stream()
                    .flatMap(initializer -> initializer.getAccessesFromSelf().stream())
                    .map(JavaAccess::getTarget)
                    .map(AccessTarget::getFullName)
                    .forEach(target -> report(
                            events,
                            type,
                            !OF_THE_BUILD_MACHINE.matcher(target).lookingAt(),
                            type.getName() + " calls " + target + " when it is initialised"));
        });
    }

    /** A native build fails on a missing reachable class, and production packages have no embedded servers. */
    @Test
    void onlyOneGuardedPlaceReachesTheEmbeddedServers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(EMBEDDED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        EMBEDDED,
                        "com.robothy..",
                        "redis.embedded..",
                        "org.subethamail..",
                        "jakarta.mail..",
                        "ch.vorburger..",
                        "ws.schild..",
                        "com.fasterxml.jackson.dataformat..")
                .check(CLIPSTREAM);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.clipstream.embedded.EmbeddedConfigSourceFactory")
                .and()
                .doNotHaveFullyQualifiedName("dev.clipstream.embedded.ZeroInstall")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.clipstream.embedded.ZeroInstall")
                .check(CLIPSTREAM);
    }

    /** SmallRye Config creates converters by reflection. */
    @Test
    void convertersAreRegistered() {
        classes()
                .that()
                .implement(Converter.class)
                .should()
                .beAnnotatedWith(RegisterForReflection.class)
                .check(CLIPSTREAM);
    }

    /** Caffeine makes a class for each combination of settings; those of these are registered. */
    @Test
    void cachesHaveNoUnregisteredClasses() {
        Set<String> settings = Set.of("newBuilder", "maximumSize", "maximumWeight", "weigher", "executor", "build");
        check(
                "use no other settings of caches",
                (type, events) -> type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Caffeine.class))
                        .forEach(call -> report(
                                events, type, settings.contains(call.getTarget().getName()), call.getDescription())));
    }

    private static boolean queries(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .anyMatch(call -> QUERIES.contains(call.getTarget().getName()));
    }

    private static boolean isRegistered(JavaClass type) {
        return type.isAnnotatedWith(RegisterForReflection.class);
    }

    private static boolean isNotForEver(JavaField field) {
        return NOT_FOR_EVER.stream().anyMatch(field.getRawType()::isAssignableTo);
    }

    private static boolean isPlain(JavaClass type) {
        return type.isPrimitive()
                || type.isRecord()
                || type.isEnum()
                || Stream.of(
                                String.class,
                                Long.class,
                                Integer.class,
                                Double.class,
                                Boolean.class,
                                JsonNode.class,
                                List.class,
                                Optional.class)
                        .anyMatch(type::isEquivalentTo);
    }

    private static void report(ConditionEvents events, JavaClass type, boolean isGood, String message) {
        events.add(new SimpleConditionEvent(type, isGood, message));
    }

    private static void check(String what, BiConsumer<JavaClass, ConditionEvents> rule) {
        classes()
                .should(new ArchCondition<>(what) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        rule.accept(type, events);
                    }
                })
                .check(CLIPSTREAM);
    }
}
