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
class CommunityMember extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long communityId;
    long accountId;
    Instant createdAt;

    static void insert(long communityId, long accountId, Instant now) {
        Sql.update("""
                                insert ignore into community_member (community_id, account_id, created_at)
                                values (?1, ?2, ?3)
                                """, communityId, accountId, now);
    }

    static boolean exists(long communityId, long accountId) {
        return count("communityId = ?1 and accountId = ?2", communityId, accountId) == 1;
    }

    static long countByAccount(long accountId) {
        return count("accountId", accountId);
    }

    /** Returns the ids of the members in the order of joining. */
    static List<Long> accountIds(long communityId, int count) {
        return find("select m.accountId from CommunityMember m where m.communityId = ?1 order by m.id", communityId)
                .project(Long.class)
                .page(0, count)
                .list();
    }
}
