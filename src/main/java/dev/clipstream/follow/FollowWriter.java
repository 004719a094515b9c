package dev.clipstream.follow;

import static java.util.stream.Collectors.toSet;

import dev.clipstream.account.AccountCounters;
import dev.clipstream.account.Accounts;
import dev.clipstream.database.GroupCommit;
import dev.clipstream.database.Link;
import dev.clipstream.database.LinkChanges;
import dev.clipstream.database.LinkRequest;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes follows with their counters. */
@Singleton
class FollowWriter implements GroupCommit.Writer {

    private final Accounts accounts;
    private final AccountCounters counters;
    private final Clock clock;

    FollowWriter(Accounts accounts, AccountCounters counters, Clock clock) {
        this.accounts = accounts;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public List<Optional<Problem>> write(List<LinkRequest> requests, boolean waits) {
        Set<Link> links = LinkRequest.links(requests);
        Set<Long> existing = waits ? lockAccounts(links) : Set.of();
        Map<Link, Long> found = waits ? Follow.findAll(links) : Follow.lockFree(links);
        List<Optional<Problem>> problems = requests.stream()
                .map(LinkRequest::link)
                .map(link -> !waits && found.containsKey(link) ? Optional.<Problem>empty() : problem(link, existing))
                .toList();
        write(LinkChanges.of(requests, problems, found));
        return problems;
    }

    private Set<Long> lockAccounts(Set<Link> links) {
        return accounts.lock(links.stream()
                .flatMap(link -> Stream.of(link.fromId(), link.toId()))
                .collect(toSet()));
    }

    private static Optional<Problem> problem(Link link, Set<Long> existing) {
        if (!existing.contains(link.fromId())) {
            return Optional.of(new Problem.TokenInvalid());
        }
        return existing.contains(link.toId()) ? Optional.empty() : Optional.of(new Problem.UnknownAccount());
    }

    private void write(LinkChanges changes) {
        if (!changes.removedIds().isEmpty()) {
            Follow.removeAll(changes.removedIds());
        }
        if (!changes.added().isEmpty()) {
            Follow.insertAll(changes.added(), clock.instant());
        }
        Map<Link, Long> deltas = new HashMap<>();
        changes.count(deltas::put);
        counters.countFollows(deltas);
    }
}
