package dev.clipstream.dialect.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clipstream.problem.Problem;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartFormTest {

    private static final MediaType TYPE = new MediaType("multipart", "form-data", Map.of("boundary", "b"));
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a\"\r\n\r\n" + "0".repeat(1_000_000);

    @Test
    void fullDiskIsAnOutage(@TempDir Path disk) throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString()))
                .as("only root mounts a small disk")
                .isZero();
        DefaultHttpDataFactory factory = new DefaultHttpDataFactory(1024);
        factory.setBaseDir(disk.toString());
        try (MultipartForm form = new MultipartForm(TYPE, factory)) {
            assertThatThrownBy(() -> form.read(new ByteArrayInputStream(FILE.getBytes(US_ASCII))))
                    .isInstanceOf(Problem.Unavailable.class)
                    .hasMessageContaining("upload disk")
                    .hasRootCauseMessage("No space left on device");
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
