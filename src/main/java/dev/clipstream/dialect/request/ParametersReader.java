package dev.clipstream.dialect.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.problem.Problem.TooLarge;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Reads the parameters of all requests, for every method and content type. A body whose type cannot hold parameters is
 * read and ignored. RESTEasy's {@code MultipartFormDataInput} is for forms alone.
 */
@Provider
public class ParametersReader implements ServerMessageBodyReader<Parameters> {

    /** The most bytes of a body without files, or of all fields beside files. One field has at most 64 KiB. */
    private static final long MAX_TEXT_BODY = 1 << 20;

    static final int MAX_FIELDS = 64;

    private final ObjectReader jsonReader;
    private final MediaConfig media;
    private final ReceivedFiles receivedFiles;
    private final Viewers viewers;
    private final HttpServerRequest request;

    ParametersReader(
            ObjectMapper mapper,
            MediaConfig media,
            ReceivedFiles receivedFiles,
            Viewers viewers,
            HttpServerRequest request) {
        this.jsonReader = mapper.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.media = media;
        this.receivedFiles = receivedFiles;
        this.viewers = viewers;
        this.request = request;
    }

    /**
     * Makes the parameters available as {@code @Context} for {@code GET} methods. RESTEasy warns about a body argument
     * there, but some clients send a body with {@code GET}.
     */
    @Produces
    Parameters ofThisRequest(ServerRequestContext context, @Context HttpHeaders headers) {
        try {
            return read(Parameters.class, mediaType(headers), context.getInputStream());
        } catch (RuntimeException e) {
            // RESTEasy would answer any other exception here as a client error.
            throw Problem.of(e);
        }
    }

    private static MediaType mediaType(HttpHeaders headers) {
        try {
            return Objects.requireNonNullElse(headers.getMediaType(), MediaType.APPLICATION_OCTET_STREAM_TYPE);
        } catch (IllegalArgumentException e) {
            throw new BadParameter(HttpHeaders.CONTENT_TYPE, "must be a media type");
        }
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo lazyMethod, MediaType mediaType) {
        return Parameters.class.isAssignableFrom(type);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Parameters.class.isAssignableFrom(type);
    }

    @Override
    public Parameters readFrom(
            Class<Parameters> type, Type genericType, MediaType mediaType, ServerRequestContext context) {
        return read(type, mediaType, context.getInputStream());
    }

    @Override
    public Parameters readFrom(
            Class<Parameters> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream entityStream) {
        return read(type, mediaType, entityStream);
    }

    private Parameters read(Class<?> type, MediaType mediaType, InputStream entity) {
        try {
            return parse(type, mediaType, entity);
        } catch (IOException e) {
            throw new BadParameter("body", "ended early");
        }
    }

    private Parameters parse(Class<?> type, MediaType mediaType, InputStream entity) throws IOException {
        boolean takesFiles = type == ParametersWithFiles.class;
        InputStream body = bounded(entity, takesFiles ? media.maxSize().asLongValue() + MAX_TEXT_BODY : MAX_TEXT_BODY);
        Map<String, List<String>> query = decode("query", request.query());
        Map<String, List<String>> form = Map.of();
        JsonNode json = MissingNode.getInstance();
        if (isA(mediaType, MediaType.MULTIPART_FORM_DATA_TYPE)) {
            if (takesFiles) {
                requireGoodTokenIfAny(query);
            }
            form = receivedFiles.receive(body, mediaType);
        } else {
            byte[] bytes = body.readAllBytes();
            if (isA(mediaType, MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
                form = decode("form", new String(bytes, ISO_8859_1));
            } else if (mediaType.getSubtype().toLowerCase(Locale.ROOT).endsWith("json")) {
                json = json(WellFormed.text("body", bytes, UTF_8));
            }
        }
        return takesFiles
                ? new ParametersWithFiles(query, form, json, bearerToken(), receivedFiles.files())
                : new Parameters(query, form, json, bearerToken());
    }

    /** A wildcard, which some clients send as the type of an empty body, matches no type. */
    private static boolean isA(MediaType type, MediaType form) {
        return !type.isWildcardType() && !type.isWildcardSubtype() && type.isCompatible(form);
    }

    /** Rejects a bad token in the query before the client has sent the file. */
    private void requireGoodTokenIfAny(Map<String, List<String>> query) {
        viewers.optional(new Parameters(query, Map.of(), MissingNode.getInstance(), bearerToken()));
    }

    private InputStream bounded(InputStream entity, long limit) {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean asksFirst = "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
        if (asksFirst && announced != null && Long.parseLong(announced) > limit) {
            throw new TooLarge(limit);
        }
        return new BoundedBody(entity, limit);
    }

    /** @param encoded has a character for each byte, as Netty reads it */
    private static Map<String, List<String>> decode(String where, String encoded) {
        if (encoded == null || encoded.isBlank()) {
            return Map.of();
        }
        try {
            Map<String, List<String>> texts = new HashMap<>();
            new QueryStringDecoder(encoded, ISO_8859_1, false, MAX_FIELDS, true)
                    .parameters()
                    .forEach((name, values) -> texts.put(
                            text(where, name),
                            values.stream().map(value -> text(where, value)).toList()));
            return texts;
        } catch (IllegalArgumentException e) {
            throw new BadParameter(where, "is not well encoded: " + e.getMessage());
        }
    }

    private static String text(String where, String bytes) {
        return WellFormed.text(where, bytes.getBytes(ISO_8859_1), UTF_8);
    }

    private JsonNode json(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode json = jsonReader.readTree(text);
            if ((json.isObject() || json.isNull()) && WellFormed.isText(json.toString())) {
                return json;
            }
        } catch (JsonProcessingException | NumberFormatException e) {
            // Rejected below like JSON that is not an object. The latter is of an exponent with too many digits.
        }
        throw new BadParameter("body", "must be a well-formed JSON object");
    }

    private String bearerToken() {
        return BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    }
}
