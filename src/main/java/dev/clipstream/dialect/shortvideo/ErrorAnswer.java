package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param errmsg details, in the one dialect that has them; else absent
 * @param user_id 0 after a failed register or login; else absent
 * @param token empty after a failed register or login; else absent
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"status_code": 1, "status_msg": "title is missing"}
        """)
public record ErrorAnswer(int status_code, String status_msg, List<String> errmsg, Long user_id, String token) {

    ErrorAnswer(int status_code, String status_msg, List<String> errmsg) {
        this(status_code, status_msg, errmsg, null, null);
    }

    /** Adds the members that clients of register and login read before the status. */
    ErrorAnswer withEmptySession() {
        return new ErrorAnswer(status_code, status_msg, errmsg, 0L, "");
    }
}
