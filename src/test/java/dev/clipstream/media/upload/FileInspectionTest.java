package dev.clipstream.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Clips;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FileInspectionTest {

    private static final Viewer AUTHOR = new Viewer(Long.MAX_VALUE);

    @Inject
    FileInspection media;

    @Inject
    FileUploads files;

    @Inject
    Sweeper sweeper;

    @Inject
    MediaStore store;

    @Inject
    MediaConfig config;

    @Inject
    Transactions transactions;

    private Path file;
    private MediaKey video;

    /** Uploads a video of a unique colour, so that its cover is unique too. */
    @BeforeEach
    void upload() throws IOException {
        file = Files.createTempFile("drawn", ".mp4");
        String source = "color=size=64x64:rate=5:duration=1:color=0x%06x"
                .formatted(ThreadLocalRandom.current().nextInt(1 << 24));
        Clips.ffmpeg("-f", "lavfi", "-i", source, "-c:v", "libx264", "-pix_fmt", "yuv420p", file.toString());
        video = files.upload(AUTHOR, file, "drawn.mp4", "here");
    }

    @AfterEach
    void delete() throws IOException {
        Files.delete(file);
    }

    @Test
    void aCoverWithoutAVideoIsRemoved() throws IOException {
        MediaKey cover = media.makeCover(AUTHOR, "here", video);
        assertThat(store.find(cover)).isPresent();
        sweeper.sweepLater();
        assertThat(store.find(cover)).isEmpty();
        assertThat(store.find(video)).isPresent();
        assertThatThrownBy(() -> transactions.run(() -> files.settle(AUTHOR, cover)))
                .isInstanceOf(Problem.Busy.class);
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void aCoverOfAVideoStays() {
        MediaKey cover = media.makeCover(AUTHOR, "here", video);
        transactions.run(() -> files.settle(AUTHOR, cover));
        sweeper.sweepLater();
        assertThat(store.find(cover)).isPresent();
        assertThat(media.isImage(AUTHOR, "here", cover)).isTrue();
        assertThat(media.isImage(AUTHOR, "here", video)).isFalse();
        assertThatThrownBy(() -> media.requireVideo(AUTHOR, "here", cover)).isInstanceOf(Problem.NotAVideo.class);
        assertThatThrownBy(() -> media.makeCover(AUTHOR, "here", cover)).isInstanceOf(Problem.NotAVideo.class);
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> all = Files.list(config.uploadDir())) {
            return all.filter(path -> path.getFileName().toString().startsWith("upload-"))
                    .toList();
        }
    }
}
