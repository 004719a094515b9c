package dev.clipstream.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.media.TestConfig;
import dev.clipstream.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegVersionTest {

    @ParameterizedTest
    @CsvSource({
        "4.4.1-static https://johnvansickle.com/ffmpeg/, 4.4.1-static, true",
        "5.0.9 Copyright, 5.0.9, true",
        "5.1.9-0+deb12u1 Copyright, 5.1.9-0+deb12u1, false",
        "5.1 Copyright, 5.1, false",
        "n7.1 Copyright, n7.1, false",
        "n4.4 Copyright, n4.4, true",
        "10.0 Copyright, 10.0, false",
        "2026-01-15-git-0123456-full_build Copyright, 2026-01-15-git-0123456-full_build, false",
        "N-118000-g1234567 Copyright, N-118000-g1234567, false"
    })
    void versionsAreReadAndCompared(String said, String text, boolean isOlder) {
        FfmpegVersion version = FfmpegVersion.in("ffmpeg version " + said + " (c)\nbuilt with gcc")
                .orElseThrow();
        assertThat(version.text()).isEqualTo(text);
        assertThat(version.isOlderThan("5.1")).isEqualTo(isOlder);
    }

    @Test
    void anotherProgramHasNoVersion() {
        assertThat(FfmpegVersion.in("GNU bash, version 5.2")).isEmpty();
    }

    @Test
    void anOldFfmpegIsNotUsedAndReported() {
        var old = new Ffmpeg(TestConfig.of(Map.of(
                "clipstream.media.ffmpeg", TestConfig.ffmpeg().toString(), "clipstream.media.ffmpeg-minimum", "99")));
        assertThat(old.available()).isFalse();
        assertThat(old.warning())
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains(old.version().orElseThrow(), "older than clipstream.media.ffmpeg-minimum=99"));
        assertThat(new FfmpegHealth(old).call().getData().orElseThrow()).containsKeys("version", "warning");
        assertThatThrownBy(() -> old.run(List.of())).isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void theVersionIsInTheHealthReport() {
        var ffmpeg = new Ffmpeg(TestConfig.withFfmpeg());
        assertThat(new FfmpegHealth(ffmpeg).call().getData().orElseThrow())
                .containsEntry("version", ffmpeg.version().orElseThrow())
                .doesNotContainKey("warning");
    }
}
