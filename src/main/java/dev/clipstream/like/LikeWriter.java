package dev.clipstream.like;

import dev.clipstream.account.AccountCounters;
import dev.clipstream.account.Accounts;
import dev.clipstream.database.GroupCommit;
import dev.clipstream.database.Link;
import dev.clipstream.database.LinkChanges;
import dev.clipstream.database.LinkRequest;
import dev.clipstream.problem.Problem;
import dev.clipstream.video.Videos;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes likes with all their counters. */
@Singleton
class LikeWriter implements GroupCommit.Writer {

    private final Videos videos;
    private final Accounts accounts;
    private final AccountCounters counters;
    private final Clock clock;

    LikeWriter(Videos videos, Accounts accounts, AccountCounters counters, Clock clock) {
        this.videos = videos;
        this.accounts = accounts;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public List<Optional<Problem>> write(List<LinkRequest> requests, boolean waits) {
        Set<Link> links = LinkRequest.links(requests);
        Map<Link, LikedVideo> found = waits ? Like.lock(links) : Like.lockFree(links);
        Set<Link> complete = waits ? withAccounts(found) : found.keySet();
        List<Optional<Problem>> problems = requests.stream()
                .map(request -> problem(request.link(), found.keySet(), complete))
                .toList();
        Map<Link, Long> likes = new HashMap<>();
        found.forEach((link, video) -> likes.put(link, video.likeId()));
        write(LinkChanges.of(requests, problems, likes), found);
        return problems;
    }

    /** Locks accounts and authors, and returns the links of which both exist. */
    private Set<Link> withAccounts(Map<Link, LikedVideo> found) {
        Set<Long> ids = new HashSet<>();
        found.forEach((link, video) -> ids.addAll(List.of(link.fromId(), video.authorId())));
        Set<Long> existing = ids.isEmpty() ? ids : accounts.lock(ids);
        Set<Link> complete = new HashSet<>();
        found.forEach((link, video) -> {
            if (existing.contains(link.fromId()) && existing.contains(video.authorId())) {
                complete.add(link);
            }
        });
        return complete;
    }

    private static Optional<Problem> problem(Link link, Collection<Link> visible, Collection<Link> complete) {
        if (!visible.contains(link)) {
            return Optional.of(new Problem.UnknownVideo());
        }
        return complete.contains(link) ? Optional.empty() : Optional.of(new Problem.TokenInvalid());
    }

    private void write(LinkChanges changes, Map<Link, LikedVideo> found) {
        if (!changes.removedIds().isEmpty()) {
            Like.removeAll(changes.removedIds());
        }
        if (!changes.added().isEmpty()) {
            Like.insertAll(changes.added(), clock.instant());
        }
        Map<Long, Long> ofVideos = new TreeMap<>();
        Map<Long, Long> given = new TreeMap<>();
        Map<Long, Long> received = new TreeMap<>();
        Map<Long, Long> receivedPrivately = new TreeMap<>();
        changes.count((link, delta) -> {
            LikedVideo video = found.get(link);
            ofVideos.merge(link.toId(), delta, Long::sum);
            given.merge(link.fromId(), delta, Long::sum);
            received.merge(video.authorId(), delta, Long::sum);
            receivedPrivately.merge(video.authorId(), video.isPrivate() ? delta : 0, Long::sum);
        });
        videos.countLikes(ofVideos);
        counters.countLikes(given, received, receivedPrivately);
    }
}
