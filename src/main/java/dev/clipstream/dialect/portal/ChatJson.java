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

    private final ObjectMapper mapper;
    private final ObjectReader reader;
    private final Failures failures;

    ChatJson(ObjectMapper mapper, Failures failures) {
        this.mapper = mapper;
        this.failures = failures;
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
        Code code = failures.code(problem, "ws", true);
        return write(new ChatErrorFrame(0, Integer.toString(code.number()), failures.message(code, problem)));
    }

    /** The envelope of a refused upgrade. */
    String refusal(Problem problem, boolean hasTicket) {
        Code code = failures.code(problem, "ws", hasTicket);
        return write(EmptyAnswer.of(code.number(), failures.message(code, problem)));
    }
}
