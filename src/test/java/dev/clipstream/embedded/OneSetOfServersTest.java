package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.UnusualSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnusualSettings.class)
class OneSetOfServersTest {

    @Test
    void testProfilesShareOneSetOfServers() throws IOException {
        String home = Path.of("target/clipstream-test").toRealPath() + "/";

        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .command()
                                .filter(path -> !path.endsWith("java"))
                                .isPresent())
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(home))
                                .isPresent()))
                .hasSize(2);
    }
}
