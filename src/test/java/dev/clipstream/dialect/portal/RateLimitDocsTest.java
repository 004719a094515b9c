package dev.clipstream.dialect.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** The README's table of operations says which there are and how often each may be called. */
class RateLimitDocsTest {

    private static final java.nio.file.Path README =
            java.nio.file.Path.of("src/main/java/dev/clipstream/dialect/portal/README.md");

    /** Operation, fields, requests, at once. */
    private static final Pattern ROW =
            Pattern.compile("\\| ((?:GET|POST) `[^`]+`) \\|.*\\| ([^|]*)\\| ([^|]*)\\|", Pattern.MULTILINE);

    @Test
    void theTableListsEveryOperationWithItsRateLimit() throws IOException {
        List<List<String>> documented = ROW.matcher(Files.readString(README))
                .results()
                .map(row -> Stream.of(row.group(1), row.group(2), row.group(3))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(RateLimitDocsTest::row).toList());
    }

    /** A bucket has the name of the path below the resource's. */
    @Test
    void limitedOperationsDifferInTheirOwnPaths() {
        assertThat(operations().filter(operation -> operation.isAnnotationPresent(RateLimit.class)))
                .extracting(operation -> operation.getAnnotation(Path.class).value())
                .doesNotHaveDuplicates();
    }

    private static Stream<Method> operations() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackagesOf(RateLimit.class)
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(Operation.class));
    }

    private static List<String> row(Method operation) {
        RateLimit limit = operation.getAnnotation(RateLimit.class);
        return limit == null
                ? List.of(name(operation), "", "")
                : List.of(name(operation), rate(limit), Integer.toString(limit.burst()));
    }

    private static String name(Method operation) {
        String folder = operation.getDeclaringClass().getAnnotation(Path.class).value();
        String path = Optional.ofNullable(operation.getAnnotation(Path.class))
                .map(last -> folder + "/" + last.value())
                .orElse(folder);
        String verb = operation.isAnnotationPresent(GET.class) ? "GET" : "POST";
        return "%s `%s`".formatted(verb, path.substring("/api/".length()));
    }

    private static String rate(RateLimit limit) {
        return limit.requests()
                + switch (limit.seconds()) {
                    case 1 -> " a second";
                    case 60 -> " a minute";
                    default -> " in " + limit.seconds() + " seconds";
                };
    }
}
