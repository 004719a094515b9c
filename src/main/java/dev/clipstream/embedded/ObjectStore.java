package dev.clipstream.embedded;

import dev.clipstream.embedded.s3.LocalS3;
import java.io.IOException;
import java.util.Map;

/** The S3 server, which runs inside this JVM and ends with it. */
final class ObjectStore implements EmbeddedServer {

    private static final String ENDPOINT = "quarkus.s3.endpoint-override";

    private final Home home;
    private final String bucket;

    ObjectStore(Home home, String bucket) {
        this.home = home;
        this.bucket = bucket;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String addressKey() {
        return ENDPOINT;
    }

    @Override
    public Map<String, String> keys() {
        return Map.of(
                ENDPOINT,
                "http://127.0.0.1:" + home.lastPort(name()),
                "quarkus.s3.aws.region",
                "us-east-1",
                "quarkus.s3.aws.credentials.type",
                "static",
                "quarkus.s3.aws.credentials.static-provider.access-key-id",
                "clipstream",
                "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                "clipstream");
    }

    @Override
    public void start() throws IOException {
        var server = new LocalS3(home.create(name()), bucket);
        server.listen(home.choosePort(name()));
    }

    /** Does nothing: the threads of the server are daemons. */
    @Override
    public void stop() {}
}
