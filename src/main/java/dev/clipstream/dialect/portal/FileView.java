package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"url": "https://example.org/media/file/59dbd7311ac3ce04d757421fef15964c01a2841149f388cac87f528d0d151ae9.mp4"}
        """)
public record FileView(String url) {}
