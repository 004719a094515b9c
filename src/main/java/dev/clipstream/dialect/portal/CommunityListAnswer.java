package dev.clipstream.dialect.portal;

import dev.clipstream.community.CommunityCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"groups\": [" + CommunityView.EXAMPLE + "]}}")
public record CommunityListAnswer(int code, String message, Data data) {

    @Schema(name = "CommunityListView")
    public record Data(List<CommunityView> groups) {}

    static CommunityListAnswer of(List<CommunityCard> cards) {
        return new CommunityListAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(cards.stream().map(CommunityView::of).toList()));
    }
}
