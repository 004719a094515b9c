package dev.clipstream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.clipstream.fixture.MainClasses;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables that the service reads while it runs: its own and those that Quarkus documents. */
final class ConfigurationKeys {

    private ConfigurationKeys() {}

    static Set<String> environmentVariables() {
        try {
            return Stream.concat(own(), quarkus()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> own() {
        return MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream())
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
    }

    private static Stream<String> quarkus() throws IOException {
        return Collections.list(ConfigurationKeys.class
                        .getClassLoader()
                        .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))
                .stream()
                .map(ConfigurationKeys::json)
                .flatMap(model -> model.findParents("phase").stream())
                .filter(key -> key.get("phase").asText().equals("RUN_TIME"))
                .flatMap(key -> Stream.of(key.path("path"), key.path("additionalPaths")))
                .flatMap(path -> path.findValuesAsText("environmentVariable").stream());
    }

    private static JsonNode json(URL resource) {
        try (InputStream content = resource.openStream()) {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
