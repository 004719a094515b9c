package dev.clipstream.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objects that no video refers to yet. */
@Entity
class PendingUpload extends PanacheEntityBase {

    @Id
    String videoKey;

    String coverKey;
    Instant startedAt;

    static void begin(StoredVideo stored, Instant now) {
        PendingUpload pending = new PendingUpload();
        pending.videoKey = stored.videoKey().text();
        pending.coverKey = stored.coverKey().text();
        pending.startedAt = now;
        pending.persist();
    }

    /** Returns whether it was still pending. */
    static boolean end(StoredVideo stored) {
        return delete("videoKey", stored.videoKey().text()) == 1;
    }

    /** Holds the row, if it is still pending. */
    static Optional<PendingUpload> lock(StoredVideo stored) {
        return findByIdOptional(stored.videoKey().text(), LockModeType.PESSIMISTIC_WRITE);
    }

    static List<StoredVideo> startedBefore(Instant moment, int count) {
        return PendingUpload.<PendingUpload>find("startedAt < ?1 order by startedAt", moment).page(0, count).stream()
                .map(pending -> new StoredVideo(new MediaKey(pending.videoKey), new MediaKey(pending.coverKey)))
                .toList();
    }
}
