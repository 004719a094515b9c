package dev.clipstream.embedded.s3;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.robothy.netty.codec.HttpMessageHandler;
import com.robothy.netty.codec.HttpRequestDecoder;
import com.robothy.netty.codec.HttpResponseEncoder;
import com.robothy.netty.router.Router;
import com.robothy.s3.core.model.internal.BucketMetadata;
import com.robothy.s3.core.model.internal.LocalS3Metadata;
import com.robothy.s3.core.service.BucketService;
import com.robothy.s3.core.service.InMemoryBucketService;
import com.robothy.s3.core.service.InMemoryObjectService;
import com.robothy.s3.core.service.ObjectService;
import com.robothy.s3.core.service.loader.FileSystemS3MetadataLoader;
import com.robothy.s3.core.service.manager.LocalS3ServicesInvocationHandler;
import com.robothy.s3.core.service.manager.vectors.LocalS3VectorsManager;
import com.robothy.s3.core.service.s3vectors.S3VectorsService;
import com.robothy.s3.core.storage.Storage;
import com.robothy.s3.rest.handler.LocalS3RouterFactory;
import com.robothy.s3.rest.service.DefaultServiceFactory;
import com.robothy.s3.rest.service.ServiceFactory;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;

/** Runs a local-s3 server inside this JVM, on netty. A change is on disk before the client gets its answer. */
public final class LocalS3 {

    private final ServiceFactory services;
    private final Path bodies;

    /** Loads the objects in {@code directory}, and creates the bucket if it is missing. */
    public LocalS3(Path directory, String bucket) throws IOException {
        LocalS3Metadata metadata = FileSystemS3MetadataLoader.create().load(directory);
        DeferredDeletion storage = new DeferredDeletion(Storage.createPersistent(directory.resolve("contents")));
        CrashSafeBuckets store = new CrashSafeBuckets(directory, storage);
        BucketService buckets = saving(BucketService.class, InMemoryBucketService.create(metadata), metadata, store);
        ObjectService objects =
                saving(ObjectService.class, InMemoryObjectService.create(metadata, storage), metadata, store);
        if (metadata.getBucketMetadata(bucket).isEmpty()) {
            buckets.createBucket(bucket);
        }
        services = services(buckets, objects);
        bodies = Files.createDirectories(directory.resolve("bodies"));
    }

    /** Serves on a port of this machine for as long as the JVM lives. */
    public void listen(int port) {
        EventExecutorGroup workers = new DefaultEventLoopGroup(8, new DefaultThreadFactory("s3", true));
        Router router = LocalS3RouterFactory.create(services);
        new ServerBootstrap()
                .group(new NioEventLoopGroup(2, new DefaultThreadFactory("s3-io", true)))
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(workers, new WholeBody(bodies))
                                .addLast(workers, new HttpRequestDecoder())
                                .addLast(workers, new HttpResponseEncoder())
                                .addLast(workers, new HttpMessageHandler(router));
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly();
    }

    private static <T> T saving(Class<T> type, T service, LocalS3Metadata metadata, CrashSafeBuckets store) {
        InvocationHandler handler = new LocalS3ServicesInvocationHandler<BucketMetadata>(
                service, name -> metadata.getBucketMetadata(name).orElseThrow(), store);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static ServiceFactory services(BucketService buckets, ObjectService objects) {
        S3VectorsService vectors = LocalS3VectorsManager.createInMemory().s3VectorsService();
        XmlMapper xml = xmlMapper();
        ObjectMapper json = new ObjectMapper();
        ServiceFactory services = new DefaultServiceFactory();
        services.register(BucketService.class, () -> buckets);
        services.register(ObjectService.class, () -> objects);
        services.register(S3VectorsService.class, () -> vectors);
        services.register(XmlMapper.class, () -> xml);
        services.register(ObjectMapper.class, () -> json);
        return services;
    }

    /** Returns a mapper like that of local-s3. */
    private static XmlMapper xmlMapper() {
        XMLInputFactory input = new WstxInputFactory();
        input.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XmlMapper mapper = new XmlMapper(new XmlFactory(input, new WstxOutputFactory()));
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        mapper.registerModule(new JavaTimeModule());
        return mapper;
    }
}
