package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clipstream.community.CommunityCard;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A group with the keys of the document's example, then those of its table, then those that the published web client
 * reads.
 *
 * @param CreatedTime epoch milliseconds, as a text
 * @param created_at epoch seconds, as a text
 */
@Schema(examples = CommunityView.EXAMPLE)
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
        String updated_at,
        int member_count) {

    static final String EXAMPLE = """
            {"id": "1", "CreatedTime": "1755364195259", "UpdatedTime": "1755364195259", "name": "Hikers", "owner_id": "7",
             "owner_name": "mango", "img": "", "desc": "Every Sunday", "description": "Every Sunday", "creator_id": "7",
             "created_at": "1755364195", "updated_at": "1755364195", "member_count": 2}
            """;

    static CommunityView of(CommunityCard card) {
        String ownerId = Long.toString(card.ownerId());
        return new CommunityView(
                Long.toString(card.id()),
                Views.milliseconds(card.createdAt()),
                Views.milliseconds(card.updatedAt()),
                card.name(),
                ownerId,
                card.ownerName(),
                card.icon() == null ? "" : card.icon(),
                card.description(),
                card.description(),
                ownerId,
                Views.seconds(card.createdAt()),
                Views.seconds(card.updatedAt()),
                card.memberCount());
    }
}
