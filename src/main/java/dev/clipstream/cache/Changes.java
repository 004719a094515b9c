package dev.clipstream.cache;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Collects what a transaction changes. It is told as {@link Changed}, to this instance when the transaction is over, and
 * to the others when its caller has given back what it held, which is before it is answered.
 */
@Singleton
public class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final TransactionSynchronizationRegistry transactions;
    private final Event<Changed> event;
    private final ChangeNotices notices;
    /** What this thread has changed and others are not told of yet. */
    private final ThreadLocal<Changed> untold = new ThreadLocal<>();

    Changes(TransactionSynchronizationRegistry transactions, Event<Changed> event, ChangeNotices notices) {
        this.transactions = transactions;
        this.event = event;
        this.notices = notices;
    }

    /** Notes, in a transaction, that the counters of a video change, or one of its comments. */
    public void ofVideo(long id) {
        collected().videos.add(id);
    }

    /** Notes, in a transaction, that an account's profile or counters change, or what it likes or follows. */
    public void ofAccount(long id) {
        collected().accounts.add(id);
    }

    /** Notes, in a transaction, that a message is added to the conversation with this number. */
    public void ofConversation(long number) {
        collected().conversations.add(number);
    }

    /** Notes, in a transaction, that a video is published. */
    public void ofLists() {
        collected().lists = true;
    }

    /**
     * Tells the other instances what this thread has changed, and returns when they have heard it, or soon. To be called
     * without a connection or a permit.
     */
    public void tellOthers() {
        Changed changed = untold.get();
        if (changed != null) {
            untold.remove();
            notices.tell(changed);
        }
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
        private final Set<Long> conversations = new HashSet<>();
        private boolean lists;

        @Override
        public void beforeCompletion() {}

        /** A commit whose answer was lost may have happened. */
        @Override
        public void afterCompletion(int status) {
            Changed changed = new Changed(videos, accounts, conversations, lists);
            Changed before = untold.get();
            untold.set(before == null ? changed : before.and(changed));
            try {
                event.fire(changed);
            } catch (RuntimeException e) {
                // The transaction manager would hide it.
                LOG.error("What is kept in memory may be a minute old", e);
            }
        }
    }
}
