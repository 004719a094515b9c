package dev.clipstream.dialect.shortvideo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The components of answers and views are named as their JSON keys. */
@Schema(examples = """
        {"status_code": 0, "status_msg": "success"}
        """)
public record StatusAnswer(int status_code, String status_msg) {}
