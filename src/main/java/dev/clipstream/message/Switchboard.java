package dev.clipstream.message;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Viewer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The live connections of this instance, and what is announced to them. */
@Singleton
public class Switchboard {

    private static final Logger LOG = Logger.getLogger(Switchboard.class);

    private static final int ANNOUNCEMENTS = 10_000;
    private static final int BATCH = 100;
    private static final int ACCOUNTS_AT_ONCE = 1000;

    private final MessageConfig config;
    private final Deliveries deliveries;
    private final Announcements announcements;
    private final MessageMeters meters;
    private final Map<Long, List<Line>> lines = new ConcurrentHashMap<>();
    private final BatchQueue<Announcement> announced = new BatchQueue<>(ANNOUNCEMENTS, BATCH, this::pass);

    Switchboard(MessageConfig config, Deliveries deliveries, Announcements announcements, MessageMeters meters) {
        this.config = config;
        this.deliveries = deliveries;
        this.announcements = announcements;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        announcements.listen(this::hear);
        meters.watch(lines);
    }

    /** From now on the client gets messages, first those that wait. Of too many connections the oldest ends. */
    public Line connect(Viewer viewer, Wire wire) {
        Line line = new Line(viewer.id(), wire, deliveries, meters, config.queue());
        List<Line> all = lines.merge(viewer.id(), List.of(line), Switchboard::concat);
        if (all.size() > config.connections()) {
            all.getFirst().hangUp("too many connections");
        }
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

    /** Gives out nothing more, and returns when what was being written is known to be. */
    public void closeAll() {
        announced.close();
        List<Line> all = lines.values().stream().flatMap(List::stream).toList();
        all.forEach(Line::close);
        all.forEach(Line::awaitIdle);
    }

    /** Announces again what the accounts that are connected here should have by now. */
    void repeatOverdue() {
        List<Long> accounts = new ArrayList<>(lines.keySet());
        for (int i = 0; i < accounts.size(); i += ACCOUNTS_AT_ONCE) {
            List<Long> some = accounts.subList(i, Math.min(accounts.size(), i + ACCOUNTS_AT_ONCE));
            deliveries.overdue(some).forEach(announcements::publish);
        }
    }

    private void hear(Announcement announcement) {
        if (announcement.accountIds().stream().anyMatch(lines::containsKey) && !announced.offer(announcement)) {
            LOG.warnf("Message %d comes late: too many at once", announcement.messageId());
        }
    }

    private void pass(List<Announcement> batch) {
        try {
            Map<Long, ChatCard> cards =
                    deliveries
                            .load(batch.stream()
                                    .map(Announcement::messageId)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(toMap(ChatCard::id, Function.identity()));
            batch.stream()
                    .filter(announcement -> cards.containsKey(announcement.messageId()))
                    .forEach(announcement -> pass(announcement, cards.get(announcement.messageId())));
        } catch (RuntimeException e) {
            LOG.warnf(e, "%d announced messages come late", batch.size());
        }
    }

    private void pass(Announcement announcement, ChatCard card) {
        announcement.accountIds().stream()
                .map(accountId -> lines.getOrDefault(accountId, List.of()))
                .flatMap(Collection::stream)
                .filter(line -> !line.id().equals(announcement.origin()))
                .forEach(line -> line.offer(card));
    }

    private static List<Line> concat(List<Line> some, List<Line> more) {
        List<Line> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
