package dev.clipstream.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.media.container.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaKeyTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({"MP4, video/mp4", "QUICKTIME, video/quicktime", "WEBM, video/webm", "MATROSKA, video/x-matroska"})
    void newKeysCanBeParsed(VideoFormat format, String contentType) {
        MediaKey key = MediaKey.newVideo(format);
        assertThat(MediaKey.parse(key.text())).hasValue(key);
        assertThat(key.contentType()).isEqualTo(contentType);
    }

    @Test
    void coversAreJpegs() {
        MediaKey key = MediaKey.newCover();
        assertThat(MediaKey.parse(key.text())).hasValue(key);
        assertThat(key.contentType()).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, video/mp4, true",
        "png, image/png, true",
        "webp, image/webp, true",
        "html, application/octet-stream, false",
        "svg, application/octet-stream, false",
        "xmp4, application/octet-stream, false"
    })
    void onlyFilesOfPicturesAndVideosAreShown(String extension, String contentType, boolean shown) {
        MediaKey key = MediaKey.ofFile(HASH, extension);
        assertThat(MediaKey.parse(key.text())).hasValue(key);
        assertThat(key.hash()).hasValue(HASH);
        assertThat(key.contentType()).isEqualTo(contentType);
        assertThat(key.isShown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file/" + HASH,
                "file/" + HASH + ".",
                "file/" + HASH + ".MP4",
                "file/" + HASH + ".m/p4",
                "file/" + HASH + ".abcdefghijk",
                "file/0" + HASH + ".mp4",
                "video/",
                "video/x.mp4",
                "video/../cover/6f1c2f64-0f0a-4a53-9d0c-0a8f8f5a3c11.jpg",
                "video/6f1c2f64-0f0a-4a53-9d0c-0a8f8f5a3c11.jpg",
                "cover/6f1c2f64-0f0a-4a53-9d0c-0a8f8f5a3c11.mp4",
                "video/6F1C2F64-0F0A-4A53-9D0C-0A8F8F5A3C11.mp4",
                "video/6f1c2f64-0f0a-4a53-9d0c-0a8f8f5a3c11.mp4\n",
                "/video/6f1c2f64-0f0a-4a53-9d0c-0a8f8f5a3c11.mp4"
            })
    void otherTextsAreRefused(String text) {
        assertThat(MediaKey.parse(text)).isEmpty();
    }
}
