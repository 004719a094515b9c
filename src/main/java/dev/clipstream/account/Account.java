package dev.clipstream.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

@Entity
class Account extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String name;

    byte[] nameKey;

    String passwordHash;

    /** Null for the picture that the service draws. */
    String avatar;

    /** Null for the picture that the service draws. */
    String backgroundImage;

    String signature;

    long followCount;

    long followerCount;

    long totalFavorited;

    long workCount;

    long favoriteCount;

    Instant createdAt;

    static Optional<Account> findByName(String name) {
        return find("nameKey", NameKey.of(name)).firstResultOptional();
    }

    static boolean nameExists(String name) {
        return count("nameKey", NameKey.of(name)) > 0;
    }

    static boolean addToWorkCount(long id, int delta) {
        return update("workCount = workCount + ?1 where id = ?2", delta, id) == 1;
    }
}
