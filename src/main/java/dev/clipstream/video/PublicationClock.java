package dev.clipstream.video;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/**
 * The time of the last publication, in one row. Most documents order feeds by time and one by id, so both orders have
 * to be the same: a publication takes a time and then an id, and locks the row until it is committed.
 */
@Entity
class PublicationClock extends PanacheEntityBase {

    @Id
    int id;

    Instant lastAt;

    /** Locks the row and returns {@code now}, or a microsecond after the last publication if that is later. */
    static Instant next(Instant now) {
        Sql.update("""
                        insert into publication_clock (id, last_at) values (1, ?1)
                        on duplicate key update last_at = greatest(?1, last_at + interval 1 microsecond)
                        """, now);
        return find("select c.lastAt from PublicationClock c")
                .project(Instant.class)
                .singleResult();
    }
}
