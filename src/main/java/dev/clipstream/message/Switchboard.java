package dev.clipstream.message;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Viewer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The live connections of this instance, and what is announced to them. */
@Singleton
public class Switchboard {

    private static final Logger LOG = Logger.getLogger(Switchboard.class);

    private static final int ANNOUNCEMENTS = 10_000;
    private static final int BATCH = 100;
    private static final int ACCOUNTS_AT_ONCE = 1000;
    private static final Duration LAST_BATCHES = Duration.ofSeconds(10);
    /** Longer than it takes from the time of a message until it is announced. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(15);

    private final MessageConfig config;
    private final Deliveries deliveries;
    private final Announcements announcements;
    private final MessageMeters meters;
    private final Clock clock;
    private final Map<Long, List<Line>> lines = new ConcurrentHashMap<>();
    private final BatchQueue<Heard> announced = new BatchQueue<>(ANNOUNCEMENTS, BATCH, this::pass);

    private record Heard(Announcement announcement, Instant at) {}

    Switchboard(
            MessageConfig config,
            Deliveries deliveries,
            Announcements announcements,
            MessageMeters meters,
            Clock clock) {
        this.config = config;
        this.deliveries = deliveries;
        this.announcements = announcements;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        announcements.listen(this::hear);
        meters.watch(lines);
    }

    /** From now on the client gets messages, first those that wait. Of too many connections the oldest end. */
    public Line connect(Viewer viewer, Wire wire) {
        Line line = new Line(viewer.id(), wire, deliveries, announcements, meters, config.queue());
        List<Line> all = lines.merge(viewer.id(), List.of(line), Switchboard::concat);
        all.subList(0, Math.max(0, all.size() - config.connections()))
                .forEach(oldest -> oldest.hangUp("too many connections"));
        line.start();
        return line;
    }

    /** Ends it, and returns whether it was the account's last on this instance. */
    public boolean disconnect(Line line) {
        line.close();
        List<Line> rest = lines.computeIfPresent(line.accountId(), (id, all) -> {
            List<Line> others = all.stream().filter(other -> other != line).toList();
            return others.isEmpty() ? null : others;
        });
        return rest == null;
    }

    /** Gives out nothing more, and returns when what was being written is known to be, within 10 s. */
    public void closeAll() {
        announced.close();
        List<Line> all = lines.values().stream().flatMap(List::stream).toList();
        all.forEach(Line::close);
        long end = System.nanoTime() + LAST_BATCHES.toNanos();
        all.forEach(line -> line.awaitIdle(end));
    }

    /** Announces again what the accounts that are connected here should have by now, unless it is on its way. */
    void repeatOverdue() {
        List<Long> accounts = lines.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(Line::isWritingBacklog))
                .map(Map.Entry::getKey)
                .toList();
        inParts(accounts, ACCOUNTS_AT_ONCE, some -> announcements.publish(deliveries.overdue(some)));
    }

    /** Gives the connections here what may not have been announced here, as far as they have room. */
    void repeatMissed() {
        announcements.missing().ifPresent(since -> {
            try {
                inParts(List.copyOf(lines.keySet()), ACCOUNTS_AT_ONCE, some -> {
                    if (!repeat(since.minus(ON_THE_WAY), some)) {
                        announcements.missingSince(since);
                    }
                });
            } catch (RuntimeException e) {
                announcements.missingSince(since);
                LOG.warnf(e, "Messages since %s come late", since);
            }
        });
    }

    /** Returns false if there was no room for all. */
    private boolean repeat(Instant since, List<Long> accountIds) {
        boolean complete = true;
        long from = 0;
        List<Delivery.Key> page;
        do {
            page = deliveries.since(since, accountIds, from);
            List<Delivery.Key> lacking = page.stream().filter(this::isLacking).toList();
            for (int i = 0; i < lacking.size(); i += BATCH) {
                complete &= remind(lacking.subList(i, Math.min(lacking.size(), i + BATCH)));
            }
            from = page.isEmpty() ? 0 : page.getLast().messageId();
        } while (page.size() == Deliveries.PAGE);
        return complete;
    }

    private boolean isLacking(Delivery.Key key) {
        return linesOf(key.accountId()).anyMatch(line -> line.lacks(key.messageId()));
    }

    private boolean remind(List<Delivery.Key> keys) {
        Map<Long, ChatCard> cards = load(keys.stream().map(Delivery.Key::messageId));
        return keys.stream()
                .filter(key -> cards.containsKey(key.messageId()))
                .flatMap(key -> linesOf(key.accountId())
                        .filter(line -> line.lacks(key.messageId()))
                        .map(line -> line.remind(cards.get(key.messageId()))))
                .reduce(true, Boolean::logicalAnd);
    }

    private static <T> void inParts(List<T> all, int size, Consumer<List<T>> use) {
        for (int i = 0; i < all.size(); i += size) {
            use.accept(all.subList(i, Math.min(all.size(), i + size)));
        }
    }

    private void hear(Announcement announcement) {
        announcement.accountIds().stream()
                .flatMap(this::linesOf)
                .filter(line -> line.id().equals(announcement.origin()))
                .forEach(line -> line.knows(announcement.messageId()));
        Instant now = clock.instant();
        if (announcement.accountIds().stream().anyMatch(lines::containsKey)
                && !announced.offer(new Heard(announcement, now))
                && !announcement.isReminder()) {
            announcements.missingSince(now);
            LOG.warnf("Message %d comes late: too many at once", announcement.messageId());
        }
    }

    private void pass(List<Heard> batch) {
        try {
            Map<Long, ChatCard> cards = load(batch.stream().map(heard -> heard.announcement.messageId()));
            batch.stream()
                    .map(Heard::announcement)
                    .filter(announcement -> cards.containsKey(announcement.messageId()))
                    .forEach(announcement -> pass(announcement, cards.get(announcement.messageId())));
        } catch (RuntimeException e) {
            LOG.warnf(e, "%d announced messages come late", batch.size());
            announcements.missingSince(batch.getFirst().at);
        }
    }

    private Map<Long, ChatCard> load(Stream<Long> messageIds) {
        return deliveries.load(messageIds.distinct().toList()).stream()
                .collect(toMap(ChatCard::id, Function.identity()));
    }

    private void pass(Announcement announcement, ChatCard card) {
        announcement.accountIds().stream()
                .flatMap(this::linesOf)
                .filter(line -> !line.id().equals(announcement.origin()))
                .forEach(line -> {
                    if (announcement.isReminder()) {
                        line.remind(card);
                    } else {
                        line.offer(card);
                    }
                });
    }

    private Stream<Line> linesOf(long accountId) {
        return lines.getOrDefault(accountId, List.of()).stream();
    }

    private static List<Line> concat(List<Line> some, List<Line> more) {
        List<Line> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
