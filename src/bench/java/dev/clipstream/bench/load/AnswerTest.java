package dev.clipstream.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final String WITH_LENGTH =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCONTENT-LENGTH: 7\r\n\r\n{a: é}";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{a: \r\n10\r\n0123456789abcdef\r\n0\r\n\r\n";
    private static final String EMPTY =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\ncontent-length: 0\r\n\r\n";

    @Test
    void anAnswerWithALengthEndsWithItsLastByte() {
        Answer answer = byteByByte(WITH_LENGTH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{a: é}");
        assertThat(answer.startsWith("{a:".getBytes(UTF_8))).isTrue();
        assertThat(answer.startsWith("{b:".getBytes(UTF_8))).isFalse();
        assertThat(answer.startsWith("{a: é} and more".getBytes(UTF_8))).isFalse();
    }

    @Test
    void anAnswerInChunksEndsWithTheEmptyOne() {
        Answer answer = byteByByte(CHUNKED);
        assertThat(answer.text()).isEqualTo("{a: 0123456789abcdef");
        assertThat(answer.startsWith("{a:".getBytes(UTF_8))).isTrue();
        assertThat(answer.isTooLong()).isFalse();
    }

    @Test
    void anAnswerWithoutABodyEndsWithItsHead() {
        Answer answer = byteByByte(EMPTY);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void bytesBehindAnAnswerAreSeen() {
        Answer answer = new Answer();
        assertThat(received(answer, WITH_LENGTH + "H")).isTrue();
        assertThat(answer.isTooLong()).isTrue();
        answer.clear();
        assertThat(received(answer, CHUNKED + "H")).isTrue();
        assertThat(answer.isTooLong()).isTrue();
    }

    @Test
    void theNextAnswerBeginsAnew() {
        Answer answer = byteByByte(CHUNKED);
        answer.clear();
        assertThat(received(answer, WITH_LENGTH)).isTrue();
        assertThat(answer.text()).isEqualTo("{a: é}");
    }

    /** The buffer has to grow meanwhile. */
    private static Answer byteByByte(String text) {
        Answer answer = new Answer(8);
        byte[] bytes = text.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            answer.space().put(bytes[i]);
            assertThat(answer.received(1)).as("complete after %d bytes", i + 1).isEqualTo(i == bytes.length - 1);
        }
        return answer;
    }

    private static boolean received(Answer answer, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        answer.space().put(bytes);
        return answer.received(bytes.length);
    }
}
