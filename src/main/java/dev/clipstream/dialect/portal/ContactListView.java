package dev.clipstream.dialect.portal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(example = """
        {"users": []}
        """)
public record ContactListView(List<UserView> users) {}
