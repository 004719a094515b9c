package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"ticket": "…"}
        """)
public record TicketView(String ticket) {}
