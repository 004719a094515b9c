package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param create_time a text or a number */
@Schema(examples = """
        {"id": 4, "to_user_id": 2, "from_user_id": 1, "content": "hello", "create_time": "2026-11-20 23:16:05"}
        """)
public record MessageView(
        long id,
        long to_user_id,
        long from_user_id,
        String content,
        @Schema(implementation = Object.class) JsonNode create_time) {}
