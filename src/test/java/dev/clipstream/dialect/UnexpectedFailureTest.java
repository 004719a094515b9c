package dev.clipstream.dialect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.clipstream.dialect.shortvideo.StatusAnswer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnexpectedFailureTest {

    private static final String SECRET = "what went wrong is not the caller's business";

    /** Fails with an exception that the service does not expect. */
    @Path("/douyin/mistake")
    public static class MistakenResource {
        @GET
        @Operation(hidden = true)
        public StatusAnswer fail() {
            throw new IllegalStateException(SECRET);
        }
    }

    @Test
    void answerHasRequestIdAndLogHasCause() {
        LogEntries log = new LogEntries();
        Logger logger = Logger.getLogger(ProblemReports.class.getName());
        logger.addHandler(log);
        try {
            given().header("X-Request-Id", "find-me")
                    .get("/douyin/mistake")
                    .then()
                    .contentType("application/json")
                    .header("X-Request-Id", "find-me")
                    .body("status_code", is(11), "status_msg", not(containsString(SECRET)));
        } finally {
            logger.removeHandler(log);
        }
        assertThat(log.entries).anySatisfy(entry -> {
            assertThat(entry.getThrown()).hasMessage(SECRET);
            assertThat(((ExtLogRecord) entry).getMdc("requestId")).isEqualTo("find-me");
        });
    }

    private static final class LogEntries extends Handler {
        private final List<LogRecord> entries = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            ((ExtLogRecord) entry).copyAll();
            entries.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
