package dev.clipstream.http.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.http.SlowClients;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A client that is cut off because it reads too slowly is no failure of the object store. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class SentBytesTest {

    @Inject
    SlowClients slowClients;

    private boolean isClosed;

    @Test
    void aSlowClientIsNoFailureOfTheSource() {
        SentBytes bytes = new SentBytes(new Interruptible(), slowRequest(), slowClients);
        assertThatCode(() -> bytes.write(OutputStream.nullOutputStream())).doesNotThrowAnyException();
        assertThat(isClosed).isTrue();
    }

    /** As the streams of the object store, it fails if its thread is interrupted, also when it is closed. */
    private final class Interruptible extends InputStream {

        @Override
        public int read() {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
            throw new IllegalStateException("interrupted");
        }

        @Override
        public void close() {
            isClosed = true;
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
        }
    }

    private static HttpServerRequest slowRequest() {
        HttpServerResponse response = (HttpServerResponse) proxy(HttpServerResponse.class, "bytesWritten", 0L);
        return (HttpServerRequest) proxy(HttpServerRequest.class, "response", response, "version", HttpVersion.HTTP_2);
    }

    /** Returns an object whose methods return these values, given as names and values in turn, or nothing. */
    private static Object proxy(Class<?> type, Object... values) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            for (int i = 0; i < values.length; i += 2) {
                if (method.getName().equals(values[i])) {
                    return values[i + 1];
                }
            }
            return method.getReturnType() == boolean.class ? false : null;
        });
    }
}
