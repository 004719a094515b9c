package dev.clipstream.media.upload;

import dev.clipstream.media.store.MediaKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/** A video and its cover in the object store to which no row refers yet. */
@Entity
class PendingUpload extends PanacheEntityBase {

    @Id
    String videoKey;

    String coverKey;
    Instant startedAt;
    boolean abandoned;

    static void begin(StoredVideo stored, Instant now) {
        PendingUpload pending = new PendingUpload();
        pending.videoKey = stored.videoKey().text();
        pending.coverKey = stored.coverKey().text();
        pending.startedAt = now;
        pending.persist();
    }

    /** Ends the upload; returns whether it was pending and not abandoned. */
    static boolean end(StoredVideo stored) {
        return delete("videoKey = ?1 and not abandoned", stored.videoKey().text()) == 1;
    }

    /** Marks the upload as abandoned, so that it can no longer complete; returns whether it was pending. */
    static boolean abandon(StoredVideo stored) {
        return update("abandoned = true where videoKey = ?1", stored.videoKey().text()) == 1;
    }

    static void forget(StoredVideo stored) {
        delete("videoKey", stored.videoKey().text());
    }

    static List<StoredVideo> startedBefore(Instant moment, int count) {
        return PendingUpload.<PendingUpload>find("startedAt < ?1 order by startedAt", moment).page(0, count).stream()
                .map(pending -> new StoredVideo(new MediaKey(pending.videoKey), new MediaKey(pending.coverKey)))
                .toList();
    }
}
