package dev.clipstream.dialect;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.fixture.MainClasses;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The rules of resource methods and of the bodies that they answer. */
@Execution(ExecutionMode.CONCURRENT)
class ResourceRulesTest {

    /** A native executable writes anything but a concrete record as {}. */
    @Test
    void resourceMethodsArePublicAndReturnConcreteRecords() {
        check(methods().that(are(HTTP_METHODS)).should().bePublic().andShould(RETURN_RECORDS));
    }

    @Test
    void errorBodiesAreRegisteredForReflection() {
        check(methods()
                .that()
                .haveName("body")
                .and()
                .areDeclaredInClassesThat()
                .implement(ErrorFormat.class)
                .and(not(modifier(JavaModifier.BRIDGE)))
                .should(new ArchCondition<>("answer with a body that is registered") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean registered = method.getRawReturnType().isAnnotatedWith(RegisterForReflection.class);
                        events.add(new SimpleConditionEvent(method, registered, method.getFullName()));
                    }
                }));
    }

    /** RESTEasy warns of a body parameter of GET, and reads a body on the thread that the method asks for. */
    @Test
    void getReadsItsParametersFromTheContextOnAVirtualThread() {
        check(methods()
                .that(are(HTTP_METHODS))
                .and(DescribedPredicate.describe("take parameters", ResourceRulesTest::takesParameters))
                .should(TAKE_PARAMETERS_AS_CONTEXT_IF_GET)
                .andShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(RunOnVirtualThread.class));
    }

    private static boolean takesParameters(JavaMethod method) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Parameters.class));
    }

    private static final ArchCondition<JavaMethod> TAKE_PARAMETERS_AS_CONTEXT_IF_GET =
            new ArchCondition<>("take them as @Context if and only if they are for GET") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean asContext = method.getParameters().getFirst().isAnnotatedWith(Context.class);
                    boolean right = asContext == method.isAnnotatedWith(GET.class);
                    events.add(new SimpleConditionEvent(method, right, method.getFullName()));
                }
            };

    private static final DescribedPredicate<JavaMethod> HTTP_METHODS = DescribedPredicate.describe(
            "answer HTTP requests",
            method -> method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));

    /** The exceptions are pictures and media, which are text and streams. */
    private static final ArchCondition<JavaMethod> RETURN_RECORDS = new ArchCondition<>("return a concrete record") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            boolean record = method.getRawReturnType().isRecord()
                    || List.of("MediaResource", "DrawingResource")
                            .contains(method.getOwner().getSimpleName());
            events.add(new SimpleConditionEvent(method, record, method.getFullName()));
        }
    };

    private static void check(ArchRule rule) {
        rule.check(MainClasses.ALL);
    }
}
