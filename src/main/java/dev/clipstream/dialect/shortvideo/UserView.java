package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param user_id same as {@code id}, in the one dialect that has both; else null and absent */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = UserView.EXAMPLE)
public record UserView(
        long id,
        Long user_id,
        String name,
        long follow_count,
        long follower_count,
        boolean is_follow,
        String avatar,
        String background_image,
        String signature,
        long total_favorited,
        long work_count,
        long favorite_count) {

    /** The members of a user object in examples, which are also members of a friend. */
    static final String EXAMPLE_MEMBERS = """
            "id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": false,
            "avatar": "https://example.org/drawings/avatar-4d-120.svg",
            "background_image": "https://example.org/drawings/background-120.svg",
            "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0
            """;

    static final String EXAMPLE = "{" + EXAMPLE_MEMBERS + "}";
}
