package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"video_likes": "1"}
        """)
public record VideoLikesView(String video_likes) {}
