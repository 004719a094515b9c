package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param member how many comments there are */
@Schema(examples = """
        {"member": "1"}
        """)
public record CommentCountView(String member) {}
