package dev.clipstream.dialect.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.problem.Problem.Unavailable;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A multipart form, whose parts are where the factory keeps them until the form is closed. */
final class MultipartForm implements AutoCloseable {

    private static final int MAX_FIELD = 64 * 1024;
    /** What Netty makes of bytes that are no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final int CHUNK = 64 * 1024;

    private final HttpPostMultipartRequestDecoder decoder;

    MultipartForm(MediaType type, HttpDataFactory factory) {
        if (type.getParameters().getOrDefault("boundary", "").isBlank()) {
            throw new BadParameter("body", "is a multipart form whose content type names no boundary");
        }
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, type.toString());
        decoder = decoder(factory, head);
    }

    private static HttpPostMultipartRequestDecoder decoder(HttpDataFactory factory, HttpRequest head) {
        try {
            return new HttpPostMultipartRequestDecoder(factory, head, UTF_8, ParametersReader.MAX_FIELDS, 2 * CHUNK);
        } catch (DecoderException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** Reads the form to its end; throws {@link Unavailable} if the disk does not take it. */
    void read(InputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            offer(new DefaultHttpContent(Unpooled.copiedBuffer(chunk, 0, read)));
        }
        offer(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void offer(HttpContent content) {
        try {
            decoder.offer(content);
        } catch (DecoderException e) {
            if (e.getCause() instanceof ClosedByInterruptException) {
                throw new BadParameter("body", "ended early");
            }
            if (e.getCause() instanceof IOException) {
                throw new Unavailable(Dependency.UPLOAD_DISK, e);
            }
            throw malformed();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // A charset that does not exist, or a header that lacks a value.
            throw malformed();
        }
    }

    /** Returns the values of each field that is no file. */
    Map<String, List<String>> fields() throws IOException {
        Map<String, List<String>> fields = new HashMap<>();
        for (InterfaceHttpData part : parts()) {
            if (part instanceof Attribute field) {
                fields.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(text(field));
            }
        }
        return fields;
    }

    List<FileUpload> files() {
        return parts().stream()
                .filter(FileUpload.class::isInstance)
                .map(FileUpload.class::cast)
                .toList();
    }

    private List<InterfaceHttpData> parts() {
        try {
            List<InterfaceHttpData> parts = decoder.getBodyHttpDatas();
            if (parts.stream().anyMatch(part -> part.getName().indexOf(REPLACEMENT) >= 0)) {
                throw malformed();
            }
            return parts;
        } catch (DecoderException e) {
            throw malformed();
        }
    }

    private static BadParameter malformed() {
        return new BadParameter("body", "is not a well-formed multipart form");
    }

    private static String text(Attribute field) throws IOException {
        if (field.length() > MAX_FIELD) {
            throw new BadParameter(field.getName(), "must have at most " + MAX_FIELD + " bytes");
        }
        return WellFormed.text(field.getName(), field.get(), field.getCharset());
    }

    @Override
    public void close() {
        decoder.destroy();
    }
}
