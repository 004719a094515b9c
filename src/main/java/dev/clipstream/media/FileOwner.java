package dev.clipstream.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** That an account has uploaded a content. */
@Entity
class FileOwner extends PanacheEntityBase {

    @Embeddable
    record Key(long accountId, String hash) {}

    @EmbeddedId
    Key key;

    Instant createdAt;

    /** Nothing happens if it is so already. */
    static void insert(long accountId, String hash, Instant now) {
        getEntityManager()
                .createNativeQuery("insert ignore into file_owner (account_id, hash, created_at) values (?1, ?2, ?3)")
                .setParameter(1, accountId)
                .setParameter(2, hash)
                .setParameter(3, now)
                .executeUpdate();
    }

    static boolean exists(long accountId, String hash) {
        return count("key", new Key(accountId, hash)) == 1;
    }
}
