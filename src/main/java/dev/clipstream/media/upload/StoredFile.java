package dev.clipstream.media.upload;

import dev.clipstream.database.Sql;
import dev.clipstream.media.store.MediaKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/** The row of a content: it outlives the object, so that no object is without one. */
@Entity
class StoredFile extends PanacheEntityBase {

    @Id
    String hash;

    String extension;
    boolean complete;
    boolean abandoned;
    Instant startedAt;

    /** Begins an upload, or takes part in one, which is as young again. The first gives the extension. */
    static StoredFile begin(String hash, String extension, Instant now) {
        Sql.update("""
                        insert into stored_file (hash, extension, complete, abandoned, started_at)
                        values (?1, ?2, false, false, ?3)
                        on duplicate key update started_at = if(complete or abandoned, started_at, ?3)
                        """, hash, extension, now);
        return findById(hash);
    }

    /** Returns false if it is gone or about to go. */
    static boolean end(String hash) {
        return update("complete = true where hash = ?1 and abandoned = false", hash) == 1;
    }

    /** From here on it cannot end. Returns whether that is so. */
    static boolean abandon(String hash, Instant startedBefore) {
        return update("abandoned = true where hash = ?1 and complete = false and startedAt < ?2", hash, startedBefore)
                == 1;
    }

    /** Holds the row. */
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
