package dev.clipstream.dialect.portal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"groups": []}
        """)
public record CommunityListView(List<CommunityView> groups) {}
