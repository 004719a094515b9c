package dev.clipstream.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Clips;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.TestConfig;
import dev.clipstream.media.ffmpeg.CoverMaker;
import dev.clipstream.media.ffmpeg.VideoCheck;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

@QuarkusTest
class VideoUploadsTest {

    @Inject
    ProcessingTurns turns;

    @Inject
    VideoUploads uploads;

    @Inject
    MediaStore store;

    @Inject
    MediaConfig config;

    @Inject
    VideoCheck check;

    @Inject
    CoverMaker covers;

    @Inject
    UploadFolder folder;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Inject
    S3Client s3;

    @Test
    void aVideoAndItsCoverAreStored() throws IOException {
        StoredVideo stored = uploads.store(new Viewer(1), Clips.mp4());
        assertThat(bytes(stored.videoKey())).isEqualTo(Clips.bytes(Clips.mp4()));
        assertThat(bytes(stored.coverKey())).startsWith(0xff, 0xd8);
        assertThat(stored.videoKey().text()).startsWith("video/").endsWith(".mp4");
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void aDiscardedVideoIsRemoved() {
        StoredVideo stored = uploads.store(new Viewer(1), Clips.webm());
        uploads.discard(stored);
        assertThat(store.find(stored.videoKey())).isEmpty();
        assertThat(store.find(stored.coverKey())).isEmpty();
        uploads.discard(stored);
    }

    static Stream<Path> refusedFiles() throws IOException {
        return Stream.of(
                Clips.empty(),
                Clips.text(),
                Clips.audioOnly(),
                Clips.oneFrame(),
                Clips.cutOff(Clips.mp4FastStart(), Files.size(Clips.mp4FastStart()) - 1));
    }

    @ParameterizedTest
    @MethodSource("refusedFiles")
    void aRefusedFileLeavesNothingBehind(Path file) throws IOException {
        Set<String> before = allKeys();
        assertThatThrownBy(() -> uploads.store(new Viewer(1), file)).isInstanceOf(Problem.NotAVideo.class);
        assertThat(allKeys()).isEqualTo(before);
        assertThat(temporaryFiles()).isEmpty();
    }

    /** The container is whole, but no frame can be decoded: making the cover fails at the latest. */
    @Test
    void aVideoThatCannotBeDecodedLeavesNothingBehind() throws IOException {
        byte[] bytes = Clips.bytes(Clips.mp4FastStart());
        Arrays.fill(bytes, bytes.length / 8, bytes.length, (byte) 0x55);
        Path scrambled = Clips.cutOff(Clips.mp4FastStart(), 0);
        Files.write(scrambled, bytes);
        aRefusedFileLeavesNothingBehind(scrambled);
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        var small = new VideoUploads(
                check,
                covers,
                store,
                folder,
                turns,
                TestConfig.of(Map.of("clipstream.media.max-size", "1000")),
                transactions,
                clock);
        assertThatThrownBy(() -> small.store(new Viewer(1), Clips.mp4())).isInstanceOf(Problem.TooLarge.class);
    }

    private byte[] bytes(MediaKey key) throws IOException {
        long length = store.find(key).orElseThrow().length();
        try (InputStream stream = store.open(key, 0, length - 1)) {
            return stream.readAllBytes();
        }
    }

    private Set<String> allKeys() {
        return s3.listObjectsV2Paginator(request -> request.bucket(config.bucket())).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
    }

    private Stream<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(config.uploadDir())) {
            return files.filter(file -> file.getFileName().toString().startsWith("cover-")).toList().stream();
        }
    }
}
