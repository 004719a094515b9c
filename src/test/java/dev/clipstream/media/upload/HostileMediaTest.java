package dev.clipstream.media.upload;

import static dev.clipstream.fixture.PortalClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.HostileClips;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.LogRecords;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.ffmpeg.ImageCheck;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Costly and misleading files are refused with a reason or stored; they leave neither a file nor an error in the log. */
@QuarkusTest
class HostileMediaTest {

    @Inject
    VideoUploads uploads;

    @Inject
    ImageCheck images;

    @Inject
    MediaConfig config;

    private LogRecords log;

    @BeforeEach
    void listen() {
        log = new LogRecords("");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        log.close();
        assertThat(log.all()).noneMatch(line -> line.getLevel().intValue() >= Level.SEVERE.intValue());
        try (Stream<Path> files = Files.list(config.uploadDir())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("cover-") || name.startsWith("upload-"));
        }
    }

    static Stream<Arguments> refused() {
        String unknown = "neither MP4, MOV, WebM nor Matroska";
        return Stream.of(
                arguments(HostileClips.wide(), "larger than 4K"),
                arguments(HostileClips.rareCodec(), "codec cinepak"),
                arguments(HostileClips.emptyElements(), "no video track"),
                arguments(HostileClips.twelveBytes(), "damaged"),
                arguments(HostileClips.pdf(), unknown),
                arguments(HostileClips.svg(), unknown),
                arguments(HostileClips.html(), unknown),
                arguments(Clips.hlsPlaylist(), unknown),
                arguments(Clips.concatList(), unknown),
                arguments(HostileClips.longGif(), unknown),
                arguments(HostileClips.hugePng(), unknown));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(Path file, String reason) {
        assertThatThrownBy(() -> uploads.store(new Viewer(1), file))
                .isInstanceOf(Problem.NotAVideo.class)
                .hasMessageContaining(reason);
    }

    static Stream<Path> stored() {
        return Stream.of(
                HostileClips.keyFrames(),
                HostileClips.tenHours(),
                HostileClips.onePixel(),
                HostileClips.line(),
                HostileClips.oddSize(),
                HostileClips.changingSize(),
                HostileClips.externalSamples());
    }

    @ParameterizedTest
    @MethodSource("stored")
    void isStored(Path file) {
        uploads.discard(uploads.store(new Viewer(1), file));
    }

    /** Drawing it takes several seconds; what the decoder is left with is a cover or a refusal. */
    @Test
    @EnabledIfSystemProperty(named = "clipstream.test.heavy", matches = "true")
    void aFileThatNeedsMuchMemoryEndsItsProcessAlone() {
        try {
            uploads.discard(uploads.store(new Viewer(1), HostileClips.manyReferences()));
        } catch (Problem.NotAVideo refused) {
            assertThat(refused).hasMessageContaining("video");
        }
    }

    @Test
    void aPictureIsDecodedOnlyIfItIsNotTooLarge() {
        assertThat(images.isImage(HostileClips.hugePng())).isFalse();
        assertThat(images.isImage(HostileClips.longGif())).isTrue();
    }

    @Test
    void bothFamiliesRefuseADamagedHeaderClearly() {
        var answer = Client.registered(Dialect.OFFICIAL).publish(HostileClips.twelveBytes(), "damaged");
        assertThat(answer.asString()).contains("damaged").doesNotContain("internal");
        PortalClient portal = PortalClient.guest();
        String url = Json.text(succeeded(portal.upload(HostileClips.twelveBytes())), "/data/url");
        var created = portal.post("videos/create-video", "video_path", url, "title", "damaged");
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.asString()).contains("damaged").doesNotContain("internal");
    }
}
