package dev.clipstream.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
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

    @Column(name = "name_key")
    byte[] nameKey;

    @Column(name = "password_hash")
    String passwordHash;

    /** Null for the picture that the service draws. */
    String avatar;

    /** Null for the picture that the service draws. */
    @Column(name = "background_image")
    String backgroundImage;

    String signature;

    @Column(name = "follow_count")
    long followCount;

    @Column(name = "follower_count")
    long followerCount;

    @Column(name = "total_favorited")
    long totalFavorited;

    @Column(name = "work_count")
    long workCount;

    @Column(name = "favorite_count")
    long favoriteCount;

    @Column(name = "created_at")
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
