package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param atoken for requests, as {@code Authorization: Bearer}
 * @param rtoken for refresh-token; absent unless one signs in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"atoken": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln", "rtoken": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln"}
        """)
public record TokenView(String atoken, String rtoken) {}
