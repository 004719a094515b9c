package dev.clipstream.dialect.portal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param length how many comments this answer has */
@Schema(name = "PortalCommentListView", examples = """
        {"comments": [], "length": "0"}
        """)
public record CommentListView(List<CommentView> comments, String length) {}
