package dev.clipstream.community;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

@Entity
class Community extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String name;

    /** Null for a group without one. */
    String icon;

    String description;
    long ownerId;
    int memberCount;
    Instant createdAt;
    Instant updatedAt;

    static boolean exists(long id) {
        return count("id", id) == 1;
    }

    /** Locks the row until the transaction ends; returns whether it exists. */
    static boolean lock(long id) {
        return Sql.lock("select 1 from community where id = ?1 for update", id);
    }

    /** Counts one more member, up to {@code max}; returns whether it did. */
    static boolean addMember(long id, int max) {
        return update("memberCount = memberCount + 1 where id = ?1 and memberCount < ?2", id, max) == 1;
    }

    /** Returns the groups that the account is in, the oldest first. */
    static List<CommunityCard> joinedBy(long accountId, int count) {
        return find("""
                        select c.id, c.name, c.icon, c.description, c.ownerId, o.name, c.memberCount, c.createdAt, c.updatedAt
                        from CommunityMember m join Community c on c.id = m.communityId join Account o on o.id = c.ownerId
                        where m.accountId = ?1 order by c.id
                        """, accountId).project(CommunityCard.class).page(0, count).list();
    }
}
