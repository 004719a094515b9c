package dev.clipstream.media.upload;

import dev.clipstream.database.Sql;
import dev.clipstream.media.store.MediaKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/** The row of a stored file. It is deleted after the object, so that every object has a row. */
@Entity
class StoredFile extends PanacheEntityBase {

    @Id
    String hash;

    String extension;
    boolean complete;
    boolean abandoned;
    Instant startedAt;

    /** Begins an upload or joins one of the same content, whose age restarts. The first determines the extension. */
    static StoredFile begin(String hash, String extension, Instant now) {
        Sql.update("""
                        insert into stored_file (hash, extension, complete, abandoned, started_at)
                        values (?1, ?2, false, false, ?3)
                        on duplicate key update started_at = if(complete or abandoned, started_at, ?3)
                        """, hash, extension, now);
        return findById(hash);
    }

    /** Completes the upload; returns false if its object is removed or about to be. */
    static boolean end(String hash) {
        return update("complete = true where hash = ?1 and abandoned = false", hash) == 1;
    }

    /** Marks an incomplete upload as abandoned, so that it cannot complete; returns whether it did. */
    static boolean abandon(String hash, Instant startedBefore) {
        return update("abandoned = true where hash = ?1 and complete = false and startedAt < ?2", hash, startedBefore)
                == 1;
    }

    /** Locks the row of an abandoned upload; returns whether there is one. */
    static boolean lockAbandoned(String hash) {
        return Sql.lock("select 1 from stored_file where hash = ?1 and abandoned for update", hash);
    }

    static void forget(String hash) {
        deleteById(hash);
    }

    static List<StoredFile> startedBefore(Instant moment, int count) {
        return StoredFile.<StoredFile>find("complete = false and startedAt < ?1 order by startedAt", moment)
                .page(0, count)
                .list();
    }

    MediaKey key() {
        return MediaKey.ofFile(hash, extension);
    }
}
