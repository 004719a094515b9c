package dev.clipstream.dialect.request;

import dev.clipstream.http.SlowClients;
import dev.clipstream.limit.Deadline;
import dev.clipstream.limit.Turns;
import dev.clipstream.problem.Problem.Busy;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The turn to answer with a list that may be long, until the client has it. There are few turns, half of them for one
 * address, and others wait: a thousand of the longest comments take some 30 MB of the heap while they are sent.
 */
@RequestScoped
public class LongList {

    private static final int SHORT = 100;
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final long LEAST_BYTES = 64 * 1024;

    private final AllTurns all;
    private final ClientKey client;
    private final SlowClients slowClients;
    private final HttpServerRequest request;
    private final List<Turns.Turn> taken = new ArrayList<>();
    private SlowClients.Watch watch;

    /** The turns of all requests. */
    @Singleton
    static class AllTurns {

        private static final long HEAP_OF_EACH = 48 << 20;
        private static final String WHAT = "the service";

        private final int number =
                Math.max(2, Math.toIntExact(Runtime.getRuntime().maxMemory() / HEAP_OF_EACH));
        private final Turns ofAll = new Turns(number, WHAT);
        private final Turns ofClients = new Turns(number / 2, WHAT);
    }

    LongList(AllTurns all, ClientKey client, SlowClients slowClients, HttpServerRequest request) {
        this.all = all;
        this.client = client;
        this.slowClients = slowClients;
        this.request = request;
    }

    /**
     * Waits for a turn, unless the list is short or there is one already.
     *
     * @param count the maximum number of entries
     * @throws Busy if it does not come in time
     */
    public void begin(int count) {
        if (count > SHORT && taken.isEmpty()) {
            Deadline deadline = Deadline.after(WAIT);
            taken.add(all.ofClients.take(client.address(), deadline));
            taken.add(all.ofAll.take(all, deadline));
            watch = slowClients.watch(request, LEAST_BYTES);
        }
    }

    @PreDestroy
    void end() {
        if (watch != null) {
            watch.close();
        }
        taken.reversed().forEach(Turns.Turn::close);
    }
}
