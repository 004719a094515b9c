package dev.clipstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.clipstream.fixture.MainClasses;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Compares the table in k8s/configuration.md with the configuration interfaces: each key, its default, its javadoc.
 */
@Execution(ExecutionMode.CONCURRENT)
class ConfigurationDocsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final String ROW_START = "| `clipstream.";

    @Test
    void theTableListsEveryKeyAsInTheCode() throws IOException {
        Properties application = applicationProperties();
        List<String> rows = keys().sorted(Comparator.comparing(Key::name))
                .map(key -> key.row(application))
                .toList();
        List<String> documented = Files.readAllLines(Path.of("k8s/configuration.md")).stream()
                .filter(line -> line.startsWith(ROW_START))
                .toList();
        assertThat(documented).containsExactlyElementsOf(rows);
    }

    private static Properties applicationProperties() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(PROPERTIES)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Stream<Key> keys() {
        return MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic())
                .map(Key::new);
    }

    /** One key of the configuration: a method of a configuration interface. */
    private record Key(Method method) {

        String row(Properties application) {
            return "| `%s` | `%s` | %s | %s |"
                    .formatted(name(), environmentVariable(), defaultValue(application), meaning());
        }

        private String name() {
            String prefix = method.getDeclaringClass()
                    .getAnnotation(ConfigMapping.class)
                    .prefix();
            if (method.isAnnotationPresent(WithParentName.class)) {
                return prefix;
            }
            WithName name = method.getAnnotation(WithName.class);
            return prefix + "." + (name == null ? StringUtil.skewer(method.getName()) : name.value());
        }

        private String environmentVariable() {
            return StringUtil.replaceNonAlphanumericByUnderscores(name()).toUpperCase(Locale.ROOT);
        }

        private String defaultValue(Properties application) {
            WithDefault annotation = method.getAnnotation(WithDefault.class);
            String value = application.getProperty(name(), annotation == null ? null : annotation.value());
            if (value != null) {
                return "`" + value + "`";
            }
            return method.getReturnType() == Optional.class ? "none" : "required";
        }

        /** Reads the source, because javadoc is not in the class file. */
        private String meaning() {
            Pattern javadoc =
                    Pattern.compile("/\\*\\* ([^\\n]*) \\*/\\s(?:(?!/\\*\\*)[^;])*\\b" + method.getName() + "\\(\\);");
            Matcher matcher = javadoc.matcher(source());
            assertThat(matcher.find())
                    .as("%s has a javadoc of one line", method)
                    .isTrue();
            return matcher.group(1).replaceAll("\\{@code ([^}]*)}", "`$1`");
        }

        private String source() {
            String type = method.getDeclaringClass().getName();
            try {
                return Files.readString(SOURCES.resolve(type.replace('.', '/') + ".java"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
