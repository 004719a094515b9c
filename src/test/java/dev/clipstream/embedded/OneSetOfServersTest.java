package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OneSetOfServersTest.AnotherProfile.class)
class OneSetOfServersTest {

    public static final class AnotherProfile implements QuarkusTestProfile {}

    @Test
    void aProfileOfItsOwnSharesTheServersOfTheOtherTests() throws IOException {
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
