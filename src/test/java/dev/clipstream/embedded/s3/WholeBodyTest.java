package dev.clipstream.embedded.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.SocketException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeBodyTest {

    @TempDir
    Path directory;

    @Test
    void eachBodyArrivesInOnePieceAndLeavesNoFile() {
        EmbeddedChannel connection = new EmbeddedChannel(new WholeBody(directory));

        for (String body : new String[] {"one two three ", ""}) {
            connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, "/videos/1"));
            for (String word : body.split("(?<= )")) {
                connection.writeInbound(new DefaultHttpContent(Unpooled.copiedBuffer(word, UTF_8)));
            }
            connection.writeInbound(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));

            assertThat(connection.<Object>readInbound()).isInstanceOf(HttpRequest.class);
            assertThat(connection.<LastHttpContent>readInbound().content().toString(UTF_8))
                    .isEqualTo(body);
            assertThat(connection.<Object>readInbound()).isNull();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDisconnectedClientLeavesNoFile() {
        EmbeddedChannel connection = new EmbeddedChannel(new WholeBody(directory));
        connection.writeInbound(new DefaultHttpContent(Unpooled.copiedBuffer("half", UTF_8)));

        connection.finishAndReleaseAll();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aResetConnectionIsClosedWithoutAWord() {
        EmbeddedChannel connection = new EmbeddedChannel(new WholeBody(directory));

        connection.pipeline().fireExceptionCaught(new SocketException("Connection reset"));

        assertThat(connection.isOpen()).isFalse();
        connection.checkException();
    }
}
