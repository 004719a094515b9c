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
 * The fields of a request, read as the document's codes ask for: missing, empty and of another type are different
 * mistakes. Where the document's table and its example name a field differently it has a second name; the first that is
 * there counts, and messages give the first.
 */
class Fields {

    private final Function<String, JsonNode> values;

    Fields(Function<String, JsonNode> values) {
        this.values = values;
    }

    static Fields of(JsonNode object) {
        return new Fields(object::path);
    }

    /** The fields of an object in that field, or these where there is none. */
    Fields in(String name) {
        JsonNode object = values.apply(name);
        return object.isObject() ? new Fields(object::path) : this;
    }

    /** A text that is not blank. */
    String text(String... names) {
        String text = asText(names[0], require(names));
        if (text.isBlank()) {
            throw new BadParameter(names[0], Fault.EMPTY, "is empty");
        }
        return text;
    }

    /** A text, or null if it is missing or blank. */
    String optionalText(String... names) {
        return find(names)
                .map(value -> asText(names[0], value))
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** Digits, which some clients send as a number. */
    String code(String... names) {
        JsonNode value = require(names);
        return value.isIntegralNumber() ? value.asText() : text(names);
    }

    /** Anything that is not empty; what is no text becomes its JSON. */
    String textOrJson(String... names) {
        JsonNode value = require(names);
        return value.isTextual() ? text(names) : value.toString();
    }

    /** A whole number, as a number or a text. */
    long number(String... names) {
        require(names);
        return optionalNumber(names).orElseThrow(() -> new BadParameter(names[0], Fault.EMPTY, "is empty"));
    }

    /** As {@link #number}; empty if it is missing or blank. */
    OptionalLong optionalNumber(String... names) {
        return find(names)
                .map(value -> asNumberText(names[0], value))
                .filter(text -> !text.isBlank())
                .map(text -> OptionalLong.of(Parameters.wholeNumber(names[0], text)))
                .orElse(OptionalLong.empty());
    }

    /** True or false, also as a text; false if it is missing. */
    boolean flag(String... names) {
        return find(names).isPresent() && requiredFlag(names);
    }

    /** True or false, also as a text. */
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
