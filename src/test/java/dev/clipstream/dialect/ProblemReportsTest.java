package dev.clipstream.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemReportsTest {

    private static final Logger LOG = Logger.getLogger(ProblemReports.class.getName());

    @Inject
    ProblemReports reports;

    @Inject
    MeterRegistry meters;

    private final List<LogRecord> entries = new ArrayList<>();

    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            entries.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(log);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(log);
    }

    @Test
    void ofAThousandOutagesTheFirstIsLoggedAndTheOthersAreCounted() {
        IntStream.range(0, 1000).forEach(i -> {
            var cause = new ConnectException("of this test");
            reports.add("test", new Problem.Unavailable(Dependency.DATABASE, cause), cause, "GET /x");
        });
        assertThat(entries)
                .singleElement()
                .satisfies(first -> assertThat(first.getThrown()).hasMessage("of this test"));
        StackTraceElement here = new Throwable().getStackTrace()[0];
        reports.sumUp("Unavailable by java.net.ConnectException at "
                + origin(entries.getFirst().getThrown()));
        assertThat(entries)
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
        assertThat(entries).extracting(LogRecord::getThrown).containsExactly(one, other);
    }

    @Test
    void overloadIsLoggedWithoutStackTrace() {
        Throwable cause = new IllegalStateException("lock of this test");
        reports.add("test", new Problem.Busy("the database"), cause, "GET /x");
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.getThrown()).isNull();
            assertThat(text(entry)).isEqualTo("GET /x: lock of this test");
        });
    }

    @Test
    void whatClientsCauseIsNotLogged() {
        reports.add("test", new Problem.UnknownVideo(), new Problem.UnknownVideo(), "GET /x");
        assertThat(entries).isEmpty();
    }

    private static StackTraceElement origin(Throwable failure) {
        return failure.getStackTrace()[0];
    }

    private static String text(LogRecord entry) {
        return ((ExtLogRecord) entry).getFormattedMessage();
    }
}
