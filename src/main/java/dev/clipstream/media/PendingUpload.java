package dev.clipstream.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

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

    /** Holds the row until the transaction ends; returns whether the upload is still pending. */
    static boolean lock(StoredVideo stored) {
        // Hibernate's own lock names the table's alias, which MariaDB does not take.
        return !getEntityManager()
                .createNativeQuery("select 1 from pending_upload where video_key = ?1 for update")
                .setParameter(1, stored.videoKey().text())
                .getResultList()
                .isEmpty();
    }

    static List<StoredVideo> startedBefore(Instant moment, int count) {
        return PendingUpload.<PendingUpload>find("startedAt < ?1 order by startedAt", moment).page(0, count).stream()
                .map(pending -> new StoredVideo(new MediaKey(pending.videoKey), new MediaKey(pending.coverKey)))
                .toList();
    }
}
