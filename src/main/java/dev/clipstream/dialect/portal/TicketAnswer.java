package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"ticket\": \"…\"}}")
public record TicketAnswer(int code, String message, Data data) {

    @Schema(name = "TicketView")
    public record Data(String ticket) {}

    static TicketAnswer of(String ticket) {
        return new TicketAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(ticket));
    }
}
