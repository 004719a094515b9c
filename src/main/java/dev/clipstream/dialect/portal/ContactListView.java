package dev.clipstream.dialect.portal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"users": []}
        """)
public record ContactListView(List<UserView> users) {}
