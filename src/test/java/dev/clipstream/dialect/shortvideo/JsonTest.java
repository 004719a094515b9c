package dev.clipstream.dialect.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class JsonTest {

    private static final String MEMBER = "\"is_follow\":false";

    private final ObjectMapper mapper = new ObjectMapper();

    private record User(String name, boolean is_follow, String signature) {}

    @Test
    void theValueOfAMemberIsLeftOutAndNotATextThatLooksLikeIt() throws IOException {
        User user = new User("\"," + MEMBER + ",\"\\", false, MEMBER + " 中文 \uD83D\uDE00");
        Json[] pieces = Json.without(mapper.writeValueAsString(user), MEMBER);
        Encoded followed = new Encoded(null, pieces[0], Json.of(true), pieces[1]);
        User expected = new User(user.name, true, user.signature);
        assertThat(mapper.readValue(mapper.writeValueAsBytes(followed), User.class))
                .isEqualTo(expected);
        assertThat(mapper.readValue(mapper.writeValueAsString(followed), User.class))
                .isEqualTo(expected);
    }

    @Test
    void piecesAreValuesOfListsAndObjects() throws IOException {
        Json[] pieces = Json.without("{\"id\":7,\"a\":null,\"b\":false}", "\"a\":null", "\"b\":false");
        Encoded encoded = new Encoded(null, pieces[0], Json.of(false), pieces[1], Json.of(true), pieces[2]);
        Encoded view = new Encoded(new VideoView(1, null, "p", "c", 0, 0, true, "x", null));
        String expected = "{\"id\":7,\"a\":false,\"b\":true}";
        assertThat(mapper.writeValueAsString(Map.of("list", List.of(encoded, encoded))))
                .isEqualTo("{\"list\":[" + expected + "," + expected + "]}");
        assertThat(new String(mapper.writeValueAsBytes(List.of(encoded, view, encoded)), "UTF-8"))
                .isEqualTo("[" + expected + "," + mapper.writeValueAsString(view) + "," + expected + "]");
    }

    @Test
    void longPiecesAreCopiedWhole() throws IOException {
        String text = "中".repeat(100_000);
        Json[] pieces = Json.without(mapper.writeValueAsString(new User(text, false, text)), MEMBER);
        List<Encoded> many = Stream.generate(() -> new Encoded(null, pieces[0], Json.of(true), pieces[1]))
                .limit(3)
                .toList();
        assertThat(mapper.readValue(mapper.writeValueAsBytes(many), User[].class))
                .containsOnly(new User(text, true, text));
    }
}
