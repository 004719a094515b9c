package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.problem.Problem.BadInput.Fault;
import dev.clipstream.problem.Problem.BadParameter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The fields of a request. Missing values, empty values and values of the wrong type are different errors, because the
 * document has a code for each. A field has two names if the document's table and example disagree: the first name that
 * has a value counts, and messages contain the first name.
 */
class Fields {

    private final Function<String, JsonNode> values;

    Fields(Function<String, JsonNode> values) {
        this.values = values;
    }

    static Fields of(JsonNode object) {
        return new Fields(object::path);
    }

    /** Returns the fields of the object in a field, or these fields if there is no such object. */
    Fields in(String name) {
        JsonNode object = values.apply(name);
        return object.isObject() ? new Fields(object::path) : this;
    }

    /** Returns a text that is not blank. */
    String text(String... names) {
        String text = asText(names[0], require(names));
        if (text.isBlank()) {
            throw new BadParameter(names[0], Fault.EMPTY, "is empty");
        }
        return text;
    }

    /** Returns a text, or null if it is missing or blank. */
    String optionalText(String... names) {
        return find(names)
                .map(value -> asText(names[0], value))
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** Returns a text that some clients send as a number. */
    String code(String... names) {
        JsonNode value = require(names);
        return value.isIntegralNumber() ? value.asText() : text(names);
    }

    /** Returns a text that is not blank, or the JSON of a value that is not a text. */
    String textOrJson(String... names) {
        JsonNode value = require(names);
        return value.isTextual() ? text(names) : value.toString();
    }

    /** Returns an integer, which may be a JSON number or a text. */
    long number(String... names) {
        require(names);
        return optionalNumber(names).orElseThrow(() -> new BadParameter(names[0], Fault.EMPTY, "is empty"));
    }

    /** Returns an integer as {@link #number} does, or empty if it is missing or blank. */
    OptionalLong optionalNumber(String... names) {
        return find(names)
                .map(value -> asNumberText(names[0], value))
                .filter(text -> !text.isBlank())
                .map(text -> OptionalLong.of(Parameters.wholeNumber(names[0], text)))
                .orElse(OptionalLong.empty());
    }

    /** Returns a boolean, which may be a text; false if it is missing. */
    boolean flag(String... names) {
        return find(names).isPresent() && requiredFlag(names);
    }

    /** Returns a boolean, which may be a text. */
    boolean requiredFlag(String... names) {
        JsonNode value = require(names);
        if (isBlank(value)) {
            throw new BadParameter(names[0], Fault.EMPTY, "is empty");
        }
        return asFlag(names[0], value);
    }

    private JsonNode require(String... names) {
        return find(names).orElseThrow(() -> new BadParameter(names[0], Fault.MISSING, "is missing"));
    }

    Optional<JsonNode> find(String... names) {
        return Stream.of(names)
                .map(values)
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .findFirst();
    }

    private static boolean isBlank(JsonNode value) {
        return value.isTextual() && value.asText().isBlank();
    }

    private static boolean asFlag(String name, JsonNode value) {
        return switch (value.asText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameter(name, Fault.WRONG_TYPE, "must be true or false");
        };
    }

    private static String asText(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw new BadParameter(name, Fault.WRONG_TYPE, "must be a text");
        }
        return value.asText();
    }

    private static String asNumberText(String name, JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) {
            throw new BadParameter(name, Fault.WRONG_TYPE, "must be a whole number");
        }
        return value.asText();
    }
}
