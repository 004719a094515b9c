package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"user": {"id": "7", "username": "mango", "password": "", "email": "", "role": "0", "IsLogout": false, "Bio": "hello"}}
        """)
public record OneUserView(UserView user) {}
