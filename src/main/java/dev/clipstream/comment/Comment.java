package dev.clipstream.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

@Entity
class Comment extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long videoId;
    long accountId;
    String content;
    Instant createdAt;

    static Optional<Comment> findOnVideo(long id, long videoId) {
        return find("id = ?1 and videoId = ?2", id, videoId).firstResultOptional();
    }
}
