package dev.clipstream.dialect.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The parameters of a request that may contain files. The body is received when something is asked for that the query
 * does not have, so that nobody sends a file in vain who is refused by the token or by a rate limit. The files exist
 * until the request is answered.
 */
public final class ParametersWithFiles extends Parameters {

    @Schema(hidden = true)
    private final Supplier<Body> receive;

    @Schema(hidden = true)
    private Body body;

    /** Why the body could not be received: nothing is received twice. */
    @Schema(hidden = true)
    private RuntimeException failure;

    /** What came in the body: fields of a form and files, or a JSON object. */
    record Body(Map<String, List<String>> form, JsonNode json, Map<String, ReceivedFile> files) {

        static final Body NONE = new Body(Map.of());

        Body(Map<String, List<String>> form) {
            this(form, MissingNode.getInstance(), Map.of());
        }
    }

    ParametersWithFiles(Map<String, List<String>> query, String bearerToken, Supplier<Body> receive) {
        super(query, Map.of(), MissingNode.getInstance(), bearerToken);
        this.receive = receive;
    }

    public Optional<ReceivedFile> file(String name) {
        return Optional.ofNullable(body().files.get(name));
    }

    /** Prefers the token in the query or the header to one in a form, where it may come after the file. */
    @Override
    public String token() {
        String token = tokenBeforeBody();
        return token == null ? super.token() : token;
    }

    @Override
    Map<String, List<String>> form() {
        return body().form;
    }

    @Override
    JsonNode json() {
        return body().json;
    }

    private Body body() {
        if (failure != null) {
            throw failure;
        }
        if (body == null) {
            try {
                body = receive.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return body;
    }
}
