package dev.clipstream.cache;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;

/**
 * Collects what a transaction changes, and tells it as {@link Changed} when the transaction is over and before its caller
 * goes on.
 */
@Singleton
public class Changes {

    private final TransactionSynchronizationRegistry transactions;
    private final Event<Changed> event;

    Changes(TransactionSynchronizationRegistry transactions, @Here Event<Changed> event) {
        this.transactions = transactions;
        this.event = event;
    }

    /** Notes, in a transaction, that the counters of a video change. */
    public void ofVideo(long id) {
        collected().videos.add(id);
    }

    /** Notes, in a transaction, that an account's profile or counters change, or what it likes or follows. */
    public void ofAccount(long id) {
        collected().accounts.add(id);
    }

    /** Notes, in a transaction, that a video is published. */
    public void ofLists() {
        collected().lists = true;
    }

    private Collected collected() {
        Collected there = (Collected) transactions.getResource(Collected.class);
        if (there != null) {
            return there;
        }
        Collected collected = new Collected();
        transactions.putResource(Collected.class, collected);
        transactions.registerInterposedSynchronization(collected);
        return collected;
    }

    private final class Collected implements Synchronization {

        private final Set<Long> videos = new HashSet<>();
        private final Set<Long> accounts = new HashSet<>();
        private boolean lists;

        @Override
        public void beforeCompletion() {}

        /** A commit whose answer was lost may have happened. */
        @Override
        public void afterCompletion(int status) {
            event.fire(new Changed(videos, accounts, lists));
        }
    }
}
