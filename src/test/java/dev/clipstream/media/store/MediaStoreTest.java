package dev.clipstream.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.clipstream.fixture.Clips;
import dev.clipstream.media.TestConfig;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;

@QuarkusTest
class MediaStoreTest {

    @Inject
    S3Client s3;

    private final MediaKey key = MediaKey.newCover();

    @Test
    void theFirstUploadCreatesTheBucket() {
        MediaStore store = storeOfItsOwn(true);
        assertThat(store.find(key)).isEmpty();
        store.put(key, Clips.jpeg());
        assertThat(store.find(key).orElseThrow().length()).isEqualTo(Clips.bytes(Clips.jpeg()).length);
        store.delete(List.of(key));
        assertThat(store.find(key)).isEmpty();
    }

    @Test
    void aMissingBucketIsNotCreatedIfThatIsSwitchedOff() {
        MediaStore store = storeOfItsOwn(false);
        assertThatThrownBy(() -> store.put(key, Clips.jpeg())).isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void readingAMissingObjectFails() {
        assertThatThrownBy(() -> storeOfItsOwn(false).open(key, 0, 1)).isInstanceOf(Problem.NotFound.class);
    }

    /** SeaweedFS refuses some bodies that are sent in signed chunks. */
    @Test
    void anObjectIsSentAsItIs() throws IOException {
        List<String> encodings = new CopyOnWriteArrayList<>();
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            encodings.add("" + exchange.getRequestHeaders().getFirst("Content-Encoding"));
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            s3.putObject(
                    put -> put.bucket("any")
                            .key("key")
                            .overrideConfiguration(call -> call.addPlugin(client ->
                                    ((S3ServiceClientConfiguration.Builder) client).endpointOverride(address))),
                    RequestBody.fromFile(Clips.jpeg()));
        } finally {
            server.stop(0);
        }
        assertThat(encodings).containsExactly("null");
        assertThat(bodies).containsExactly(Clips.bytes(Clips.jpeg()));
    }

    private MediaStore storeOfItsOwn(boolean createBucket) {
        return new MediaStore(
                s3,
                TestConfig.of(Map.of(
                        "clipstream.media.bucket",
                        "bucket-" + UUID.randomUUID(),
                        "clipstream.media.create-bucket",
                        Boolean.toString(createBucket))));
    }
}
