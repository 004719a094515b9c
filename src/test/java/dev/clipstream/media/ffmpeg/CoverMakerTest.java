package dev.clipstream.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Clips;
import dev.clipstream.media.TestConfig;
import dev.clipstream.media.container.VideoFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CoverMakerTest {

    private final CoverMaker covers = new CoverMaker(new Ffmpeg(TestConfig.withFfmpeg()));

    @TempDir
    Path folder;

    @Test
    void aCoverHasTheSizeOfASmallVideo() throws IOException {
        assertThat(coverOf(Clips.mp4(), VideoFormat.MP4)).isEqualTo(new Size(320, 180));
        assertThat(coverOf(Clips.webm(), VideoFormat.WEBM)).isEqualTo(new Size(320, 180));
        assertThat(coverOf(Clips.h265(), VideoFormat.MP4)).isEqualTo(new Size(320, 180));
        assertThat(coverOf(Clips.mov(), VideoFormat.QUICKTIME)).isEqualTo(new Size(320, 180));
    }

    @Test
    void aCoverOfALargeVideoIsScaledDown() throws IOException {
        assertThat(coverOf(Clips.portrait(), VideoFormat.MP4)).isEqualTo(new Size(608, 1080));
    }

    @Test
    void aCoverIsUpright() throws IOException {
        assertThat(coverOf(Clips.rotated(), VideoFormat.MP4)).isEqualTo(new Size(180, 320));
    }

    @Test
    void withoutFfmpegTheCoverIsAPlaceholder() throws IOException {
        var placeholders = new CoverMaker(new Ffmpeg(TestConfig.withoutFfmpeg()));
        Path cover = folder.resolve("cover.jpg");
        placeholders.make(Clips.mp4(), VideoFormat.MP4, cover);
        assertThat(sizeOf(cover)).isEqualTo(new Size(720, 720));
    }

    private Size coverOf(Path video, VideoFormat format) throws IOException {
        Path cover = folder.resolve("cover.jpg");
        covers.make(video, format, cover);
        return sizeOf(cover);
    }

    private record Size(int width, int height) {}

    /** Reads the size from the frame header of a JPEG, without a library that decodes it. */
    private static Size sizeOf(Path jpeg) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(jpeg));
        assertThat(bytes.getShort() & 0xffff).as("start of a JPEG").isEqualTo(0xffd8);
        int marker = bytes.getShort() & 0xffff;
        while (marker < 0xffc0 || marker > 0xffc2) {
            bytes.position(bytes.position() + (bytes.getShort(bytes.position()) & 0xffff));
            marker = bytes.getShort() & 0xffff;
        }
        return new Size(bytes.getShort(bytes.position() + 5), bytes.getShort(bytes.position() + 3));
    }
}
