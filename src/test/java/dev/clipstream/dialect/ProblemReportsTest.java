package dev.clipstream.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.LogRecords;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemReportsTest {

    @Inject
    ProblemReports reports;

    @Inject
    MeterRegistry meters;

    private LogRecords log;

    @BeforeEach
    void listen() {
        log = new LogRecords(ProblemReports.class.getName());
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void ofAThousandOutagesTheFirstIsLoggedAndTheOthersAreCounted() {
        IntStream.range(0, 1000).forEach(i -> {
            var cause = new ConnectException("of this test");
            reports.add("test", new Problem.Unavailable(Dependency.DATABASE, cause), cause, "GET /x");
        });
        assertThat(log.all())
                .singleElement()
                .satisfies(first -> assertThat(first.getThrown()).hasMessage("of this test"));
        StackTraceElement here = new Throwable().getStackTrace()[0];
        reports.sumUp("Unavailable by java.net.ConnectException at "
                + origin(log.all().getFirst().getThrown()));
        assertThat(log.all())
                .hasSize(2)
                .last()
                .satisfies(sum -> assertThat(text(sum))
                        .startsWith("999 more: Unavailable by java.net.ConnectException at " + here.getClassName()));
        assertThat(meters.counter("clipstream.problems", "family", "test", "kind", "Unavailable")
                        .count())
                .isEqualTo(1000);
    }

    @Test
    void failuresOfDifferentOriginAreLoggedEach() {
        Throwable one = new IllegalStateException("one");
        Throwable other = new IllegalStateException("other");
        reports.add("test", new Problem.Unexpected(one), one, "GET /x");
        reports.add("test", new Problem.Unexpected(other), other, "GET /x");
        assertThat(log.all()).extracting(LogRecord::getThrown).containsExactly(one, other);
    }

    @Test
    void overloadIsLoggedWithoutStackTrace() {
        Throwable cause = new IllegalStateException("lock of this test");
        reports.add("test", new Problem.Busy("the database"), cause, "GET /x");
        assertThat(log.all()).singleElement().satisfies(entry -> {
            assertThat(entry.getThrown()).isNull();
            assertThat(text(entry)).isEqualTo("GET /x: lock of this test");
        });
    }

    @Test
    void whatClientsCauseIsNotLogged() {
        reports.add("test", new Problem.UnknownVideo(), new Problem.UnknownVideo(), "GET /x");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void aClientThatHasGoneIsNoProblem() {
        var gone = new IOException(new HttpClosedException("Connection was closed"));
        reports.add("gone", new Problem.Unexpected(gone), gone, "GET /x");
        assertThat(log.all()).isEmpty();
        assertThat(meters.find("clipstream.problems").tag("family", "gone").counter())
                .isNull();
    }

    private static StackTraceElement origin(Throwable failure) {
        return failure.getStackTrace()[0];
    }

    private static String text(LogRecord entry) {
        return ((ExtLogRecord) entry).getFormattedMessage();
    }
}
