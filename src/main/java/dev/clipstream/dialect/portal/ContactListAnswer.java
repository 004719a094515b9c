package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.read.Member;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"users\": [" + UserView.EXAMPLE + "]}}")
public record ContactListAnswer(int code, String message, Data data) {

    @Schema(name = "ContactListView")
    public record Data(List<UserView> users) {}

    static ContactListAnswer of(PortalRequest request, List<Member> members, Viewer viewer) {
        return new ContactListAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(request.views().users(members, viewer)));
    }
}
