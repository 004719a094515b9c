package dev.clipstream.media.upload;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;

/** Records that an account has uploaded a content. */
@Entity
class FileOwner extends PanacheEntityBase {

    @Embeddable
    record Key(long accountId, String hash) {}

    @EmbeddedId
    Key key;

    Instant createdAt;

    /** Inserts the owner, unless it is one already. */
    static void insert(long accountId, String hash, Instant now) {
        Sql.update(
                "insert ignore into file_owner (account_id, hash, created_at) values (?1, ?2, ?3)",
                accountId,
                hash,
                now);
    }

    /** Returns the file with that content, if the account has uploaded it. */
    static Optional<StoredFile> file(long accountId, String hash) {
        return find(
                        "select f from FileOwner o join StoredFile f on f.hash = o.key.hash where o.key = ?1",
                        new Key(accountId, hash))
                .project(StoredFile.class)
                .firstResultOptional();
    }
}
