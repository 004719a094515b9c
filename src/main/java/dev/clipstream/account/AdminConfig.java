package dev.clipstream.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "clipstream.admins")
interface AdminConfig {

    /** The e-mail addresses, with commas between, whose accounts become administrators when they sign up or in; let them sign up before. */
    @WithParentName
    Optional<List<@Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "must be e-mail addresses") String>> emails();
}
