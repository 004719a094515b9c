package dev.clipstream.dialect.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.ParametersWithFiles.Body;
import dev.clipstream.http.SlowClients;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.problem.Problem.TooLarge;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

    /** What a body must bring in each {@code clipstream.http.slow-client-timeout}. */
    private static final long LEAST_BYTES = 1 << 20;

    static final int MAX_FIELDS = 64;

    private static final int ASCII_END = 0x80;
    private static final Pattern OF_A_FIELD = Pattern.compile("\\w{1,32}");

    private final ObjectReader jsonReader;
    private final MediaConfig media;
    private final HeldBytes held;
    private final ReceivedFiles receivedFiles;
    private final Viewers viewers;
    private final SlowClients slowClients;
    private final HttpServerRequest request;

    ParametersReader(
            ObjectMapper mapper,
            MediaConfig media,
            HeldBytes held,
            ReceivedFiles receivedFiles,
            Viewers viewers,
            SlowClients slowClients,
            HttpServerRequest request) {
        this.jsonReader = mapper.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.media = media;
        this.held = held;
        this.receivedFiles = receivedFiles;
        this.viewers = viewers;
        this.slowClients = slowClients;
        this.request = request;
    }

    private interface FormReader {
        Body read(InputStream entity) throws IOException;
    }

    /**
     * Makes the parameters available as {@code @Context} for {@code GET} methods. RESTEasy warns about a body argument
     * there, but some clients send a body with {@code GET}.
     */
    @Produces
    Parameters ofThisRequest(ServerRequestContext context, @Context HttpHeaders headers) {
        try {
            return read(Parameters.class, mediaType(headers), context::getInputStream);
        } catch (RuntimeException e) {
            // RESTEasy would answer any other exception here as a client error.
            throw Problem.of(e);
        }
    }

    private MediaType mediaType(HttpHeaders headers) {
        try {
            // Asking for any header through JAX-RS copies all of them.
            return request.getHeader(HttpHeaders.CONTENT_TYPE) == null
                    ? MediaType.APPLICATION_OCTET_STREAM_TYPE
                    : headers.getMediaType();
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
        return read(type, mediaType, context::getInputStream);
    }

    @Override
    public Parameters readFrom(
            Class<Parameters> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream entityStream) {
        return read(type, mediaType, () -> entityStream);
    }

    private Parameters read(Class<?> type, MediaType mediaType, Supplier<InputStream> entity) {
        Map<String, List<String>> query = decode("query", request.query());
        if (type == ParametersWithFiles.class) {
            Parameters head = new Parameters(query, Map.of(), MissingNode.getInstance(), bearerToken());
            return new ParametersWithFiles(
                    query, bearerToken(), () -> body(mediaType, entity, form -> receiveFiles(head, mediaType, form)));
        }
        Body body = body(mediaType, entity, form -> new Body(inMemory(mediaType, form)));
        return new Parameters(query, body.form(), body.json(), bearerToken());
    }

    /** Reads a body that is there; a {@code GET} request rarely has one. */
    private Body body(MediaType type, Supplier<InputStream> entity, FormReader forms) {
        if (!hasBody()) {
            return Body.NONE;
        }
        try {
            if (isA(type, MediaType.MULTIPART_FORM_DATA_TYPE)) {
                return forms.read(entity.get());
            }
            try (InputStream body = bounded(entity.get(), MAX_TEXT_BODY)) {
                if (isA(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
                    return new Body(decode("form", new String(held.read(body), ISO_8859_1)));
                }
                if (type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json")) {
                    String text = WellFormed.text("body", held.read(body), UTF_8);
                    return new Body(Map.of(), json(text), Map.of());
                }
                body.transferTo(OutputStream.nullOutputStream());
                return Body.NONE;
            }
        } catch (IOException e) {
            throw new BadParameter("body", "ended early");
        }
    }

    /** Reads the fields of a form and ignores its files. */
    private Map<String, List<String>> inMemory(MediaType type, InputStream entity) throws IOException {
        try (InputStream body = bounded(entity, MAX_TEXT_BODY);
                MultipartForm form = new MultipartForm(type, new DefaultHttpDataFactory(false, UTF_8))) {
            form.read(new ByteArrayInputStream(held.read(body)));
            return form.fields();
        }
    }

    /** Reads a form with files; the sender of a bad token before it does not send it in vain. */
    private Body receiveFiles(Parameters head, MediaType type, InputStream entity) throws IOException {
        Viewer viewer = viewers.optional(head);
        long limit = media.maxSize().asLongValue() + MAX_TEXT_BODY;
        try (InputStream body = bounded(entity, limit)) {
            long length = length();
            Map<String, List<String>> form =
                    receivedFiles.receive(body, type, viewer, length < 0 ? limit : Math.min(length, limit));
            if (!viewer.isSignedIn()) {
                receivedFiles.areOf(viewers.optional(new Parameters(Map.of(), form, MissingNode.getInstance(), null)));
            }
            return new Body(form, MissingNode.getInstance(), receivedFiles.files());
        }
    }

    private boolean hasBody() {
        return length() > 0 || length() < 0 && (isHttp2() || request.getHeader("Transfer-Encoding") != null);
    }

    private boolean isHttp2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    /** Returns the length that the client announces, or -1. */
    private long length() {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return announced == null ? -1 : Long.parseLong(announced);
    }

    /** A wildcard, which some clients send as the type of an empty body, matches no type. */
    private static boolean isA(MediaType type, MediaType form) {
        return !type.isWildcardType() && !type.isWildcardSubtype() && type.isCompatible(form);
    }

    private InputStream bounded(InputStream entity, long limit) {
        boolean asksFirst = "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
        if (asksFirst && length() > limit) {
            throw new TooLarge(limit);
        }
        return new BoundedBody(entity, length(), limit, () -> slowClients.watch(request, LEAST_BYTES));
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
        return bytes.chars().allMatch(one -> one < ASCII_END)
                ? bytes
                : WellFormed.text(where, bytes.getBytes(ISO_8859_1), UTF_8);
    }

    private JsonNode json(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode json = jsonReader.readTree(text);
            if (json.isObject() || json.isNull()) {
                json.properties().forEach(ParametersReader::requireText);
                return json;
            }
        } catch (JsonProcessingException | NumberFormatException e) {
            // Rejected below like JSON that is not an object. The latter is of an exponent with too many digits.
        }
        throw new BadParameter("body", "must be a well-formed JSON object");
    }

    /** Refuses half a surrogate pair, which JSON can escape. */
    private static void requireText(Map.Entry<String, JsonNode> member) {
        String name = member.getKey();
        if (!WellFormed.isText(name) || !WellFormed.isText(member.getValue().toString())) {
            throw new BadParameter(OF_A_FIELD.matcher(name).matches() ? name : "body", "is not well-formed Unicode");
        }
    }

    private String bearerToken() {
        return BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    }
}
