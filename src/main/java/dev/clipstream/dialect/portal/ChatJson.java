package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import jakarta.inject.Singleton;

/** Frames as JSON texts. */
@Singleton
class ChatJson {

    private static final String OPERATION = "ws";

    private final ObjectMapper mapper;
    private final ObjectReader reader;

    ChatJson(ObjectMapper mapper) {
        this.mapper = mapper;
        reader = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Throws {@link BadParameter} if it is no JSON object. */
    Fields read(String text) {
        try {
            JsonNode json = reader.readTree(text);
            if (json.isObject()) {
                return Fields.of(json);
            }
        } catch (JsonProcessingException e) {
            // Refused like JSON that is no object.
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

    /** The envelope of a refused upgrade. */
    String refusal(Problem problem, boolean hasTicket) {
        return write(PortalErrors.answer(problem, OPERATION, hasTicket));
    }
}
