package dev.clipstream.dialect.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.problem.Problem.TooLarge;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives a multipart form. Its files are streamed to temporary files, which are deleted when the request ends. RESTEasy
 * would read the whole form before anything here could check the token or acquire a permit.
 */
@RequestScoped
public class ReceivedFiles {

    private static final int MAX_FIELD = 64 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final MediaConfig media;
    private final UploadPermits permits;
    private final Map<String, ReceivedFile> files = new HashMap<>();
    private HttpPostMultipartRequestDecoder decoder;
    private boolean hasPermit;

    ReceivedFiles(MediaConfig media, UploadPermits permits) {
        this.media = media;
        this.permits = permits;
    }

    /** Returns the first file of each field name. */
    Map<String, ReceivedFile> files() {
        return files;
    }

    /** Reads the form to its end and returns its fields. */
    Map<String, List<String>> receive(InputStream body, MediaType type) throws IOException {
        if (type.getParameters().getOrDefault("boundary", "").isBlank()) {
            throw new BadParameter("body", "is a multipart form whose content type names no boundary");
        }
        permits.acquire();
        hasPermit = true;
        try {
            decode(body, type);
            Map<String, List<String>> fields = new HashMap<>();
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                if (part instanceof FileUpload file) {
                    keep(file);
                } else if (part instanceof Attribute field) {
                    fields.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                            .add(text(field));
                }
            }
            return fields;
        } catch (DecoderException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The second names a charset that does not exist, the third is of a header that lacks a value.
            throw new BadParameter("body", "is not a well-formed multipart form");
        }
    }

    private void decode(InputStream body, MediaType type) throws IOException {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, type.toString());
        DefaultHttpDataFactory factory = new DefaultHttpDataFactory(MAX_FIELD, UTF_8);
        factory.setBaseDir(media.uploadDir().toString());
        factory.setDeleteOnExit(false);
        Files.createDirectories(media.uploadDir());
        decoder = new HttpPostMultipartRequestDecoder(factory, head, UTF_8, ParametersReader.MAX_FIELDS, 2 * CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            decoder.offer(new DefaultHttpContent(Unpooled.copiedBuffer(chunk, 0, read)));
        }
        decoder.offer(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void keep(FileUpload file) throws IOException {
        long maxFile = media.maxSize().asLongValue();
        if (file.length() > maxFile) {
            throw new TooLarge(maxFile);
        }
        if (!files.containsKey(file.getName())) {
            Path path = Files.createTempFile(media.uploadDir(), "upload-", null);
            files.put(file.getName(), new ReceivedFile(path, file.getFilename()));
            file.renameTo(path.toFile());
        }
    }

    private static String text(Attribute field) throws IOException {
        if (field.length() > MAX_FIELD) {
            throw new BadParameter(field.getName(), "must have at most " + MAX_FIELD + " bytes");
        }
        return WellFormed.text(field.getName(), field.get(), field.getCharset());
    }

    @PreDestroy
    void delete() throws IOException {
        if (hasPermit) {
            permits.release();
        }
        if (decoder != null) {
            decoder.destroy();
        }
        for (ReceivedFile file : files.values()) {
            Files.deleteIfExists(file.path());
        }
    }
}
