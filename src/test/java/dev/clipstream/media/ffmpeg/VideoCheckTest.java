package dev.clipstream.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clipstream.fixture.Clips;
import dev.clipstream.media.TestConfig;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class VideoCheckTest {

    private final VideoCheck check = new VideoCheck(new Ffmpeg(TestConfig.withFfmpeg()));
    private final VideoCheck checkWithoutFfmpeg = new VideoCheck(new Ffmpeg(TestConfig.withoutFfmpeg()));

    static Stream<Arguments> videos() {
        return Stream.of(
                arguments(Clips.mp4(), VideoFormat.MP4),
                arguments(Clips.mp4FastStart(), VideoFormat.MP4),
                arguments(Clips.mp4Fragmented(), VideoFormat.MP4),
                arguments(Clips.h265(), VideoFormat.MP4),
                arguments(Clips.portrait(), VideoFormat.MP4),
                arguments(Clips.rotated(), VideoFormat.MP4),
                arguments(Clips.silent(), VideoFormat.MP4),
                arguments(Clips.mov(), VideoFormat.QUICKTIME),
                arguments(Clips.webm(), VideoFormat.WEBM),
                arguments(Clips.webmRecorded(), VideoFormat.WEBM),
                arguments(Clips.mkv(), VideoFormat.MATROSKA));
    }

    @ParameterizedTest
    @MethodSource("videos")
    void acceptsVideosByTheirContent(Path clip, VideoFormat format) throws IOException {
        Path misnamed = Files.createTempFile("clip", ".txt");
        Files.write(misnamed, Clips.bytes(clip));
        try {
            assertThat(check.formatOf(misnamed)).isEqualTo(format);
            assertThat(checkWithoutFfmpeg.formatOf(misnamed)).isEqualTo(format);
        } finally {
            Files.delete(misnamed);
        }
    }

    static Stream<Path> otherFiles() {
        return Stream.of(
                Clips.empty(),
                Clips.text(),
                Clips.jpeg(),
                Clips.heic(),
                Clips.avif(),
                Clips.hlsPlaylist(),
                Clips.concatList(),
                Clips.dashManifest());
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void refusesOtherFilesEvenWithoutFfmpeg(Path file) {
        assertThatThrownBy(() -> check.formatOf(file)).isInstanceOf(Problem.NotAVideo.class);
        assertThatThrownBy(() -> checkWithoutFfmpeg.formatOf(file)).isInstanceOf(Problem.NotAVideo.class);
    }

    static Stream<Path> filesWithoutMovingPictures() {
        return Stream.of(Clips.audioOnly(), Clips.audioWithCover(), Clips.oneFrame());
    }

    @ParameterizedTest
    @MethodSource("filesWithoutMovingPictures")
    void refusesVideoContainersWithoutMovingPictures(Path file) {
        assertThatThrownBy(() -> check.formatOf(file)).isInstanceOf(Problem.NotAVideo.class);
    }

    static Stream<Path> wholeClips() {
        return Stream.of(
                Clips.mp4(),
                Clips.mp4FastStart(),
                Clips.mp4Fragmented(),
                Clips.mov(),
                Clips.webm(),
                Clips.webmRecorded(),
                Clips.mkv());
    }

    @ParameterizedTest
    @MethodSource("wholeClips")
    void refusesClipsCutOffAnywhere(Path clip) throws IOException {
        long length = Files.size(clip);
        LongStream cuts = LongStream.concat(
                LongStream.of(1, 4, 8, 40),
                LongStream.concat(
                        LongStream.rangeClosed(1, 19).map(twentieth -> length * twentieth / 20),
                        LongStream.rangeClosed(1, 12).map(missing -> length - missing)));
        cuts.forEach(cut -> {
            Path part = Clips.cutOff(clip, cut);
            assertThatThrownBy(() -> check.formatOf(part))
                    .as("%s cut off after %d of %d bytes", clip, cut, length)
                    .isInstanceOf(Problem.NotAVideo.class);
        });
    }

    static Stream<Path> clipsWithKeyFramesNearTheEnd() {
        return Stream.of(Clips.mp4FastStart(), Clips.mp4Fragmented(), Clips.webm(), Clips.webmRecorded(), Clips.mkv());
    }

    /** Like a broken download that reserved the whole length first. */
    @ParameterizedTest
    @MethodSource("clipsWithKeyFramesNearTheEnd")
    void refusesClipsWhoseSecondHalfIsBlank(Path clip) throws IOException {
        byte[] bytes = Clips.bytes(clip);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
        Path halfBlank = Clips.cutOff(clip, 0);
        Files.write(halfBlank, bytes);
        assertThatThrownBy(() -> check.formatOf(halfBlank)).isInstanceOf(Problem.NotAVideo.class);
    }
}
