package dev.clipstream.account;

import dev.clipstream.database.Rows;
import dev.clipstream.database.Sql;
import dev.clipstream.input.EmailAddress;
import dev.clipstream.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hibernate.exception.ConstraintViolationException;

@Entity
class Account extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String name;

    /** Null for an account of the short-video family. */
    String email;

    byte[] emailKey;

    int role;

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

    /** The part of {@code workCount} that others do not see: private videos. */
    long privateWorkCount;

    /** Likes of private videos, which only their authors give: part of both totalFavorited and favoriteCount. */
    long privateLikeCount;

    Instant createdAt;

    Instant updatedAt;

    /** Null, like the two fields below, for an account that has never used the portal. */
    Instant loginAt;

    Instant heartbeatAt;

    Instant logoutAt;

    /** How often the account has signed out everywhere: its tokens carry this number. */
    int tokenGeneration;

    /** When it last did so; null if never. */
    Instant signedOutAt;

    static Optional<Account> findByName(String name) {
        return find("nameKey", NameKey.sought(name)).firstResultOptional();
    }

    static Optional<Account> findByEmail(EmailAddress email) {
        return find("emailKey", NameKey.of(email.text())).firstResultOptional();
    }

    /**
     * Returns the viewer's own account.
     *
     * @throws Problem.TokenMissing if nobody is signed in
     * @throws Problem.TokenInvalid if the account is gone, or has signed out since the viewer's token was made
     */
    static Account require(Viewer viewer) {
        return Account.<Account>findByIdOptional(viewer.requireSignedIn().id())
                .filter(account -> account.tokenGeneration <= viewer.generation())
                .orElseThrow(Problem.TokenInvalid::new);
    }

    /** Throws {@link Problem.EmailTaken} or {@link Problem.NameTaken} if another account has the address or the name. */
    void requireFree() {
        if (emailKey != null && count("emailKey", emailKey) > 0) {
            throw new Problem.EmailTaken();
        }
        if (count("nameKey", nameKey) > 0) {
            throw new Problem.NameTaken();
        }
    }

    /** Inserts the account or throws as {@link #requireFree}; unique keys decide between simultaneous sign-ups. */
    void create() {
        try {
            QuarkusTransaction.requiringNew().run(this::persistAndFlush);
        } catch (ConstraintViolationException e) {
            requireFree();
            throw new Problem.NameTaken();
        }
    }

    /** Changes those of the texts that are not null. */
    static void change(long id, String name, String avatar, String signature, Instant now) {
        update("""
                name = coalesce(?1, name), nameKey = coalesce(?2, nameKey), avatar = coalesce(?3, avatar),
                signature = coalesce(?4, signature), updatedAt = ?5 where id = ?6
                """, name, name == null ? null : NameKey.of(name), avatar, signature, now, id);
    }

    static boolean setRole(long id, int role, Instant now) {
        return update("role = ?1, updatedAt = ?2 where id = ?3", role, now, id) == 1;
    }

    static void setLogin(long id, Instant now) {
        update("loginAt = ?1, heartbeatAt = ?1 where id = ?2", now, id);
    }

    /** Begins a generation of tokens, unless the account is gone or has begun it already. */
    static boolean signOut(long id, int generation, Instant now) {
        return update(
                        "tokenGeneration = ?1, signedOutAt = ?2 where id = ?3 and tokenGeneration < ?1",
                        generation,
                        now,
                        id)
                == 1;
    }

    static boolean hasGenerationAbove(int generation, long id) {
        return count("id = ?1 and tokenGeneration > ?2", id, generation) > 0;
    }

    /** Returns the last sign-out of each account that signed out since, the newest first. */
    static List<SignedOut> signedOutSince(Instant moment, int max) {
        return Sql.list(
                "select id, token_generation, signed_out_at from account where signed_out_at >= ?"
                        + " order by signed_out_at desc limit ?",
                row -> new SignedOut(row.getLong(1), row.getInt(2), Rows.moment(row, 3)),
                moment,
                max);
    }

    /** Records that the accounts were active at {@code moment}, unless they have been since. */
    static void setHeartbeat(Collection<Long> ids, Instant moment) {
        update("heartbeatAt = ?1 where id in ?2 and (heartbeatAt is null or heartbeatAt < ?1)", moment, ids);
    }

    /** Records a logout at {@code moment}, unless the account has been active since. */
    static void setLogout(long id, Instant moment) {
        update("logoutAt = ?1 where id = ?2 and heartbeatAt <= ?1", moment, id);
    }

    /** Returns accounts that were active after {@code moment} and have not left, the last active first. */
    static List<Long> activeSince(Instant moment, int max) {
        return find(
                        "select a.id from Account a where a.heartbeatAt > ?1"
                                + " and (a.logoutAt is null or a.logoutAt < a.heartbeatAt) order by a.heartbeatAt desc",
                        moment)
                .project(Long.class)
                .page(0, max)
                .list();
    }

    static boolean addWork(long id, int privateWorks) {
        return update(
                        "workCount = workCount + 1, privateWorkCount = privateWorkCount + ?1 where id = ?2",
                        privateWorks,
                        id)
                == 1;
    }

    /** Locks rows, always in the same order, and returns the ids of those that exist. */
    static List<Long> lock(Collection<Long> ids) {
        return Sql.list(
                "select id from account where id " + Rows.in(ids) + " order by id for update",
                row -> row.getLong(1),
                ids);
    }

    /** Returns those of the ids that exist. */
    static List<Long> existing(long... ids) {
        return find(
                        "select a.id from Account a where a.id in ?1",
                        LongStream.of(ids).boxed().toList())
                .project(Long.class)
                .list();
    }

    static void addToFollowCounts(Map<Long, Long> followers, Map<Long, Long> followees) {
        Sql.add("account", Map.of("follow_count", followers, "follower_count", followees));
    }

    static void addToFavoriteCounts(
            Map<Long, Long> given, Map<Long, Long> received, Map<Long, Long> receivedPrivately) {
        Sql.add(
                "account",
                Map.of("favorite_count", given, "total_favorited", received, "private_like_count", receivedPrivately));
    }
}
