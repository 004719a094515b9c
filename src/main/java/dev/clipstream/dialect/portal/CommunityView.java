package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clipstream.community.CommunityCard;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A group with the keys of the document's example and, last, those of its table.
 *
 * @param CreatedTime epoch milliseconds, as a text
 * @param created_at as CreatedTime
 */
@Schema(example = """
        {"id": "1", "CreatedTime": "1755364195259", "UpdatedTime": "1755364195259", "name": "Hikers", "owner_id": "7",
         "owner_name": "mango", "img": "", "desc": "Every Sunday", "description": "Every Sunday", "creator_id": "7",
         "created_at": "1755364195259", "updated_at": "1755364195259"}
        """)
public record CommunityView(
        String id,
        @JsonProperty("CreatedTime") String CreatedTime,
        @JsonProperty("UpdatedTime") String UpdatedTime,
        String name,
        String owner_id,
        String owner_name,
        String img,
        String desc,
        String description,
        String creator_id,
        String created_at,
        String updated_at) {

    static CommunityView of(CommunityCard card) {
        String ownerId = Long.toString(card.ownerId());
        String createdAt = Views.milliseconds(card.createdAt());
        String updatedAt = Views.milliseconds(card.updatedAt());
        return new CommunityView(
                Long.toString(card.id()),
                createdAt,
                updatedAt,
                card.name(),
                ownerId,
                card.ownerName(),
                card.icon() == null ? "" : card.icon(),
                card.description(),
                card.description(),
                ownerId,
                createdAt,
                updatedAt);
    }
}
