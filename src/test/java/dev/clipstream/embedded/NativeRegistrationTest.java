package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.fixture.MainClasses;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what a build registers for a native executable, as far as that is possible without compiling one. */
class NativeRegistrationTest {

    @TempDir
    Path target;

    /** Quarkus 3.30 did not register the methods, so the executable did not start. */
    @Test
    void configurationMethodsAreRegisteredForValidation() throws Exception {
        List<String> configurations = MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(type -> type.getName() + "$$CMImpl")
                .toList();
        assertThat(configurations).isNotEmpty();
        assertThat(typesWithMethods()).containsAll(configurations);
    }

    private List<String> typesWithMethods() throws Exception {
        Properties build = new Properties();
        build.setProperty("quarkus.native.enabled", "true");
        build.setProperty("quarkus.native.sources-only", "true");
        build.setProperty("quarkus.package.jar.enabled", "false");
        try (CuratedApplication application = QuarkusBootstrap.builder()
                .setProjectRoot(Path.of("").toAbsolutePath())
                .setApplicationRoot(Path.of("target/classes"))
                .setTargetDirectory(target)
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setBuildSystemProperties(build)
                .setLocalProjectDiscovery(true)
                .build()
                .bootstrap()) {
            application.createAugmentor().createProductionApplication();
        }
        List<String> types = new ArrayList<>();
        try (ZipFile jar = new ZipFile(sources().toFile())) {
            JsonNode registered = new ObjectMapper()
                    .readTree(jar.getInputStream(jar.getEntry("META-INF/native-image/reflect-config.json")));
            registered.forEach(type -> {
                if (type.path("allDeclaredMethods").asBoolean()) {
                    types.add(type.path("name").asText());
                }
            });
        }
        return types;
    }

    private Path sources() throws Exception {
        try (var files = Files.walk(target)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
