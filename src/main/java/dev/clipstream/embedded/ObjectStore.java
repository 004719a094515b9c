package dev.clipstream.embedded;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.robothy.netty.initializer.HttpServerInitializer;
import com.robothy.s3.core.service.BucketService;
import com.robothy.s3.core.service.ObjectService;
import com.robothy.s3.core.service.manager.LocalS3Manager;
import com.robothy.s3.core.service.manager.vectors.LocalS3VectorsManager;
import com.robothy.s3.core.service.s3vectors.S3VectorsService;
import com.robothy.s3.rest.handler.LocalS3RouterFactory;
import com.robothy.s3.rest.service.DefaultServiceFactory;
import com.robothy.s3.rest.service.ServiceFactory;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;

/** The S3 server: it runs inside this JVM, on netty, and ends with it. */
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
    public void start() {
        try {
            LocalS3Manager manager = LocalS3Manager.createFileSystemS3Manager(home.create(name()));
            createBucket(manager.bucketService());
            listen(services(manager), home.choosePort(name()));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded S3 cannot be started", e);
        }
    }

    /** Nothing to do: every answer that a client got is on disk, and the threads are daemons. */
    @Override
    public void stop() {}

    private void createBucket(BucketService buckets) {
        if (buckets.listBuckets().stream()
                .noneMatch(existing -> existing.getName().equals(bucket))) {
            buckets.createBucket(bucket);
        }
    }

    private static void listen(ServiceFactory services, int port) {
        new ServerBootstrap()
                .group(new NioEventLoopGroup(2, new DefaultThreadFactory("s3-io", true)))
                .channel(NioServerSocketChannel.class)
                .childHandler(new HttpServerInitializer(
                        new DefaultEventLoopGroup(8, new DefaultThreadFactory("s3", true)),
                        LocalS3RouterFactory.create(services)))
                .bind("127.0.0.1", port)
                .syncUninterruptibly();
    }

    private static ServiceFactory services(LocalS3Manager manager) {
        ServiceFactory services = new DefaultServiceFactory();
        BucketService buckets = manager.bucketService();
        ObjectService objects = manager.objectService();
        S3VectorsService vectors = LocalS3VectorsManager.createInMemory().s3VectorsService();
        XmlMapper xml = xmlMapper();
        ObjectMapper json = new ObjectMapper();
        services.register(BucketService.class, () -> buckets);
        services.register(ObjectService.class, () -> objects);
        services.register(S3VectorsService.class, () -> vectors);
        services.register(XmlMapper.class, () -> xml);
        services.register(ObjectMapper.class, () -> json);
        return services;
    }

    private static XmlMapper xmlMapper() {
        XMLInputFactory input = new WstxInputFactory();
        input.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XmlMapper mapper = new XmlMapper(new XmlFactory(input, new WstxOutputFactory()));
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        mapper.findAndRegisterModules();
        return mapper;
    }
}
