package dev.clipstream.media.upload;

import dev.clipstream.account.Viewer;
import dev.clipstream.limit.Shares;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Problem.Busy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Bounds how many uploads are received and processed at the same time, in all, for each account and for each address,
 * and how many bytes of the disk they take. A bulkhead of SmallRye Fault Tolerance would last only as long as one
 * method, and knows no owners.
 */
@Singleton
public class UploadPermits {

    private static final long PER_ACCOUNT = 4;
    /** What a form may have beside its file. */
    private static final long FIELDS = 1 << 20;

    private static final String ALL = "all";
    private static final String STRANGERS = "strangers";

    private final Shares turns = new Shares();
    private final Shares space = new Shares();
    private final long mostTurns;
    private final long mostBytes;
    private final long largest;

    UploadPermits(MediaConfig media) {
        mostTurns = media.uploadsAtOnce();
        mostBytes = media.uploadSpace().asLongValue();
        largest = media.maxSize().asLongValue() + FIELDS;
    }

    /**
     * Allows one upload, or throws {@link Busy}. Few viewers who are not signed in may upload at once.
     *
     * @param client the address of the client
     */
    public Permit acquire(Viewer viewer, String client, long bytes) {
        Map<String, Long> limits = new HashMap<>(Map.of(ALL, mostTurns, client, Math.ceilDiv(mostTurns, 2)));
        if (viewer.isSignedIn()) {
            limits.put(account(viewer), PER_ACCOUNT);
        } else {
            limits.put(STRANGERS, Math.ceilDiv(3 * mostTurns, 4));
            limits.put("stranger from " + client, Math.ceilDiv(mostTurns, 4));
        }
        if (!turns.tryTake(1, limits)) {
            throw new Busy("uploading");
        }
        // A single file may need all of the space.
        long mostOfClient = Math.max(mostBytes / 2, largest);
        if (!space.tryTake(bytes, Map.of(ALL, mostBytes, client, mostOfClient))) {
            turns.giveBack(1, limits.keySet());
            throw new Busy("uploading");
        }
        return new Permit(limits.keySet(), client, bytes);
    }

    private static boolean isStranger(String owner) {
        return owner.startsWith("stranger");
    }

    private static String account(Viewer viewer) {
        return "account " + viewer.id();
    }

    /** Allows one upload until it is closed. */
    public final class Permit implements AutoCloseable {

        private final Set<String> owners;
        private final String client;
        private final long bytes;

        private Permit(Set<String> owners, String client, long bytes) {
            this.owners = new HashSet<>(owners);
            this.client = client;
            this.bytes = bytes;
        }

        /** Counts the upload for the account that its form names, no longer as a stranger's; or throws {@link Busy}. */
        public void isOf(Viewer viewer) {
            if (viewer.isSignedIn() && owners.contains(STRANGERS)) {
                if (!turns.tryTake(1, Map.of(account(viewer), PER_ACCOUNT))) {
                    throw new Busy("uploading");
                }
                turns.giveBack(
                        1, owners.stream().filter(UploadPermits::isStranger).toList());
                owners.removeIf(UploadPermits::isStranger);
                owners.add(account(viewer));
            }
        }

        @Override
        public void close() {
            turns.giveBack(1, owners);
            space.giveBack(bytes, Set.of(ALL, client));
        }
    }
}
