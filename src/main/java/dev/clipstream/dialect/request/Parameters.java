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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The parameters of a request, wherever the client put them: in the query, in a form, or in a JSON object. Clients send
 * the same one in two places at once and repeat it within one; the first that is not blank counts, in that order.
 */
public class Parameters {

    /** A whole number of 64 bits has 20 characters, or a few more in another notation. */
    private static final int MAX_NUMBER_LENGTH = 64;

    @Schema(hidden = true)
    private final Map<String, List<String>> query;

    @Schema(hidden = true)
    private final Map<String, List<String>> form;

    @Schema(hidden = true)
    private final JsonNode json;

    @Schema(hidden = true)
    private final String bearerToken;

    Parameters(Map<String, List<String>> query, Map<String, List<String>> form, JsonNode json, String bearerToken) {
        this.query = query;
        this.form = form;
        this.json = json;
        this.bearerToken = bearerToken;
    }

    /** Returns null if it is missing or blank. */
    public String text(String name) {
        return firstNotBlank(query.get(name))
                .or(() -> firstNotBlank(form.get(name)))
                .or(() -> firstNotBlank(jsonText(name)))
                .orElse(null);
    }

    /** The value as it came, blank or not: a text from the query or a form, or anything from JSON; else missing. */
    public JsonNode value(String name) {
        return Stream.of(query, form)
                .filter(texts -> texts.containsKey(name))
                .<JsonNode>map(texts -> TextNode.valueOf(texts.get(name).getFirst()))
                .findFirst()
                .orElseGet(() -> json.path(name));
    }

    /**
     * Returns a whole number in any notation, such as {@code 1e+06}: some clients pass ids through a double. Empty if it
     * is missing or blank.
     *
     * @throws BadParameter if it is anything but a whole number of 64 bits
     */
    public OptionalLong number(String name) {
        String text = text(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(wholeNumber(name, text));
    }

    /** Reads a number as {@link #number} does. */
    public static long wholeNumber(String name, String text) {
        try {
            if (text.length() <= MAX_NUMBER_LENGTH) {
                return new BigDecimal(text.strip()).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // No number, out of range, or with a fraction: refused like one that is too long.
        }
        throw new BadParameter(name, Fault.WRONG_TYPE, "must be a whole number");
    }

    /** As {@link #number}, but missing is an error too. */
    public long requireNumber(String name) {
        return number(name).orElseThrow(() -> new BadParameter(name, "is missing"));
    }

    /** The token, which may also come as {@code Authorization: Bearer}; null if there is none. */
    public String token() {
        String token = text("token");
        return token == null ? bearerToken : token;
    }

    private static Optional<String> firstNotBlank(List<String> texts) {
        return texts == null
                ? Optional.empty()
                : texts.stream().filter(text -> !text.isBlank()).findFirst();
    }

    private List<String> jsonText(String name) {
        JsonNode value = json.path(name);
        if (value.isContainerNode()) {
            throw new BadParameter(name, "must be a text or a number");
        }
        return value.isMissingNode() || value.isNull() ? List.of() : List.of(value.asText());
    }
}
