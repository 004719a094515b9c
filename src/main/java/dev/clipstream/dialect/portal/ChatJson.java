package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import jakarta.inject.Singleton;

/** Reads and writes frames as JSON. */
@Singleton
class ChatJson {

    private static final String OPERATION = "ws";

    private final ObjectMapper mapper;
    private final ObjectReader reader;

    ChatJson(ObjectMapper mapper) {
        this.mapper = mapper;
        reader = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Throws {@link BadParameter} if the text is not a JSON object. */
    Fields read(String text) {
        try {
            JsonNode json = reader.readTree(text);
            if (json.isObject()) {
                return Fields.of(json);
            }
        } catch (JsonProcessingException e) {
            // Rejected below like JSON that is not an object.
        }
        throw new BadParameter("frame", "must be a well-formed JSON object");
    }

    String write(Record frame) {
        try {
            return mapper.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String error(Problem problem) {
        EmptyAnswer answer = PortalErrors.answer(problem, OPERATION, true);
        return write(new ChatErrorFrame(0, Integer.toString(answer.code()), answer.message()));
    }

    /** The body of the answer to a rejected upgrade. */
    String refusal(Problem problem, boolean hasTicket) {
        return write(PortalErrors.answer(problem, OPERATION, hasTicket));
    }
}
