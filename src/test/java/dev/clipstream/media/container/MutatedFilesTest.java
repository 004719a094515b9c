package dev.clipstream.media.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Clips;
import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No bytes make the recognition of formats fail in another way than by refusing the file. */
@Execution(ExecutionMode.CONCURRENT)
class MutatedFilesTest {

    private static final int MUTATIONS = 1000;
    private static final long SEED = 15;

    /** Sizes at the limits of numbers, and the first bytes of element ids. */
    private static final int[] SPECIAL_BYTES = {0x00, 0x01, 0x7f, 0x80, 0xff, 0x1a, 0x1f, 0x18, 0x42, 0xec};

    /** The first bytes hold the structure. */
    private static final int STRUCTURE = 400;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("mutated");
    }

    static Stream<Path> clips() {
        return Stream.of(
                Clips.mp4(),
                Clips.mp4Fragmented(),
                Clips.mov(),
                Clips.webm(),
                Clips.webmRecorded(),
                Clips.mkv(),
                Clips.heic(),
                Clips.jpeg());
    }

    @ParameterizedTest
    @MethodSource("clips")
    void mutatedClipsAreRecognisedOrRefused(Path clip) throws IOException {
        Random random = new Random(SEED);
        Files.write(file, Clips.bytes(clip));
        byte[] structure = Arrays.copyOf(Clips.bytes(clip), STRUCTURE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] bytes = structure.clone();
                for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
                    bytes[random.nextInt(random.nextBoolean() ? 64 : STRUCTURE)] = (byte)
                            (random.nextBoolean()
                                    ? random.nextInt()
                                    : SPECIAL_BYTES[random.nextInt(SPECIAL_BYTES.length)]);
                }
                channel.write(ByteBuffer.wrap(bytes), 0);
                assertRecognisedOrRefused(bytes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clips")
    void clipsCutOffAtEachOfTheirFirstBytesAreRecognisedOrRefused(Path clip) throws IOException {
        byte[] whole = Clips.bytes(clip);
        for (int length = 0; length < STRUCTURE; length++) {
            byte[] bytes = Arrays.copyOf(whole, length);
            Files.write(file, bytes);
            assertRecognisedOrRefused(bytes);
        }
    }

    /** The size of a DocType, of the header and of a Void element unknown; the largest sizes; no size at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1a45dfa3 84 4282 82 ff 00000000",
                "1a45dfa3 84 4282 ff 00000000",
                "1a45dfa3 ff 4282 84 7765626d",
                "1a45dfa3 84 4282 01ffffffffffffff",
                "1a45dfa3 84 4282 01fffffffffffffe 00",
                "1a45dfa3 87 4282 84 7765626d 18538067 01ffffffffffffff ec 01ffffffffffffff",
                "1a45dfa3 87 4282 84 7765626d 18538067 01fffffffffffffe",
                "1a45dfa3 00",
                "00000001 66747970 ffffffffffffffff 00000000",
                "00000001 66747970 7fffffffffffffff 00000000",
                "00000007 66747970",
                "00000000 66747970",
                "ffffffff 6d6f6f76"
            })
    void damagedSizesAreRefused(String hex) throws IOException {
        Files.write(file, HexFormat.of().parseHex(hex.replace(" ", "")));
        assertThatThrownBy(() -> Container.formatOf(file)).isInstanceOf(Problem.NotAVideo.class);
    }

    @Test
    void millionsOfEmptyElementsAreRefused() throws IOException {
        byte[] head = HexFormat.of().parseHex("1a45dfa3874282847765626d1853806701ffffffffffffff");
        byte[] elements = new byte[2 * FileBytes.MAX_PARTS];
        for (int i = 0; i < elements.length; i += 2) {
            elements[i] = (byte) 0xec;
            elements[i + 1] = (byte) 0x80;
        }
        Files.write(file, head);
        Files.write(file, elements, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Container.formatOf(file)).isInstanceOf(Problem.NotAVideo.class);
    }

    private void assertRecognisedOrRefused(byte[] bytes) {
        assertThat(ImageFormat.of(file)).isNotNull();
        try {
            assertThat(Container.formatOf(file)).isNotNull();
        } catch (Problem.NotAVideo refused) {
            assertThat(refused).hasMessageNotContaining("null");
        } catch (RuntimeException e) {
            throw new AssertionError(HexFormat.of().formatHex(bytes), e);
        }
    }
}
