package dev.clipstream.dialect.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clipstream.problem.Problem.BadInput.Fault;
import dev.clipstream.problem.Problem.BadParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The parameters of a request from the query, a form or a JSON object. Clients send the same parameter in two of these
 * places, or repeat it in one; the first value that is not blank counts, in that order.
 */
public class Parameters {

    /** A 64-bit integer has at most 20 characters, and a few more in scientific notation. */
    private static final int MAX_NUMBER_LENGTH = 64;

    @Schema(hidden = true)
    private final Map<String, List<String>> query;

    @Schema(hidden = true)
    private final Map<String, List<String>> form;

    @Schema(hidden = true)
    private final JsonNode json;

    @Schema(hidden = true)
    private final String bearerToken;

    @Schema(hidden = true)
    private boolean prefersBearerToken;

    Parameters(Map<String, List<String>> query, Map<String, List<String>> form, JsonNode json, String bearerToken) {
        this.query = query;
        this.form = form;
        this.json = json;
        this.bearerToken = bearerToken;
    }

    /** Returns the value, or null if it is missing or blank. */
    public String text(String name) {
        return firstNotBlank(query.get(name))
                .or(() -> firstNotBlank(form().get(name)))
                .or(() -> firstNotBlank(jsonText(name)))
                .orElse(null);
    }

    /** Returns a text from the query or a form, or any JSON value, unchanged and maybe blank; else a missing node. */
    public JsonNode value(String name) {
        return Stream.<Supplier<Map<String, List<String>>>>of(() -> query, this::form)
                .map(Supplier::get)
                .filter(texts -> texts.containsKey(name))
                .<JsonNode>map(texts -> TextNode.valueOf(texts.get(name).getFirst()))
                .findFirst()
                .orElseGet(() -> json().path(name));
    }

    /**
     * Returns an integer, or empty if the value is missing or blank. Any notation is accepted, such as {@code 1e+06},
     * because some clients convert ids to double and back.
     *
     * @throws BadParameter if the value is not a 64-bit integer
     */
    public OptionalLong number(String name) {
        String text = text(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(wholeNumber(name, text));
    }

    /** Parses a number as {@link #number} does. */
    public static long wholeNumber(String name, String text) {
        try {
            if (text.length() <= MAX_NUMBER_LENGTH) {
                return new BigDecimal(text.strip()).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Not a number, out of range, or with a fraction: rejected below like a text that is too long.
        }
        throw new BadParameter(name, Fault.WRONG_TYPE, "must be a whole number");
    }

    /** Returns the number as {@link #number} does, and throws {@link BadParameter} if it is missing. */
    public long requireNumber(String name) {
        return number(name).orElseThrow(() -> new BadParameter(name, "is missing"));
    }

    /** Has {@link #token} look at {@code Authorization: Bearer} before the parameters, not after them. */
    public void preferBearerToken() {
        prefersBearerToken = true;
    }

    /** Returns the token from the parameters or from {@code Authorization: Bearer}; null if there is none. */
    public String token() {
        return token(() -> text("token"));
    }

    /** Returns the token from the query or the header alone. */
    String tokenBeforeBody() {
        return token(() -> firstNotBlank(query.get("token")).orElse(null));
    }

    private String token(Supplier<String> parameter) {
        if (prefersBearerToken && bearerToken != null) {
            return bearerToken;
        }
        String token = parameter.get();
        return token == null ? bearerToken : token;
    }

    Map<String, List<String>> form() {
        return form;
    }

    JsonNode json() {
        return json;
    }

    private static Optional<String> firstNotBlank(List<String> texts) {
        return texts == null
                ? Optional.empty()
                : texts.stream().filter(text -> !text.isBlank()).findFirst();
    }

    private List<String> jsonText(String name) {
        JsonNode value = json().path(name);
        if (value.isContainerNode()) {
            throw new BadParameter(name, "must be a text or a number");
        }
        return value.isMissingNode() || value.isNull() ? List.of() : List.of(value.asText());
    }
}
