package dev.clipstream.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Clips;
import dev.clipstream.media.TestConfig;
import dev.clipstream.media.container.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ImageCheckTest {

    private final ImageCheck images = new ImageCheck(new Ffmpeg(TestConfig.withFfmpeg()));
    private final ImageCheck withoutFfmpeg = new ImageCheck(new Ffmpeg(TestConfig.withoutFfmpeg()));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "webp"})
    void picturesAreRecognisedWhateverTheirName(String format) throws IOException {
        Path drawn = folder.resolve("drawn." + format);
        Clips.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x64", "-frames:v", "1", drawn.toString());
        assertThat(ImageFormat.of(drawn)).map(ImageFormat::extension).contains(format);
        Path nameless = Files.copy(drawn, folder.resolve("nameless"));
        assertThat(images.isImage(nameless)).isTrue();
        assertThat(withoutFfmpeg.isImage(nameless)).isTrue();
        byte[] bytes = Files.readAllBytes(drawn);
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, 20));
        assertThat(images.isImage(cut)).isFalse();
    }

    static Stream<Path> others() {
        return Stream.of(
                Clips.mp4(), Clips.text(), Clips.empty(), Clips.audioOnly(), Clips.hlsPlaylist(), Clips.heic());
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherFilesAreNoPictures(Path file) {
        assertThat(images.isImage(file)).isFalse();
        assertThat(withoutFfmpeg.isImage(file)).isFalse();
    }

    @Test
    void aPictureThatNeedsMoreMemoryThanAllowedIsRefused() throws IOException {
        var little = new ImageCheck(new Ffmpeg(TestConfig.of(Map.of(
                "clipstream.media.ffmpeg", TestConfig.ffmpeg().toString(), "clipstream.media.ffmpeg-memory", "24M"))));
        Path large = folder.resolve("large.png");
        Clips.ffmpeg("-f", "lavfi", "-i", "color=size=3000x3000", "-frames:v", "1", large.toString());
        assertThat(little.isImage(large)).isFalse();
        assertThat(images.isImage(large)).isTrue();
    }

    @Test
    void anSvgIsNoPicture() throws IOException {
        Path svg = Files.writeString(folder.resolve("a.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        assertThat(images.isImage(svg)).isFalse();
    }
}
