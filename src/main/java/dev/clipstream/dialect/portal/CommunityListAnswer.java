package dev.clipstream.dialect.portal;

import dev.clipstream.community.CommunityCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"groups": [
         {"id": "1", "CreatedTime": "1755364195259", "UpdatedTime": "1755364195259", "name": "Hikers", "owner_id": "7",
          "owner_name": "mango", "img": "", "desc": "Every Sunday", "description": "Every Sunday", "creator_id": "7",
          "created_at": "1755364195", "updated_at": "1755364195", "member_count": 2}]}}
        """)
public record CommunityListAnswer(int code, String message, Data data) {

    @Schema(name = "CommunityListView", examples = """
            {"groups": []}
            """)
    public record Data(List<CommunityView> groups) {}

    static CommunityListAnswer of(List<CommunityCard> cards) {
        return new CommunityListAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(cards.stream().map(CommunityView::of).toList()));
    }
}
