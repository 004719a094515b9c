package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"ticket": "…"}}
        """)
public record TicketAnswer(int code, String message, Data data) {

    @Schema(name = "TicketView", examples = """
            {"ticket": "…"}
            """)
    public record Data(String ticket) {}

    static TicketAnswer of(String ticket) {
        return new TicketAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(ticket));
    }
}
