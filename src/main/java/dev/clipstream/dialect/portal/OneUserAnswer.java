package dev.clipstream.dialect.portal;

import dev.clipstream.read.Member;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"user\": " + UserView.EXAMPLE + "}}")
public record OneUserAnswer(int code, String message, Data data) {

    @Schema(name = "OneUserView")
    public record Data(UserView user) {}

    static OneUserAnswer of(PortalRequest request, Member member) {
        return new OneUserAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(request.views().user(member, request.viewer())));
    }
}
