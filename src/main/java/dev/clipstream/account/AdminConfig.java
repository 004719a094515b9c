package dev.clipstream.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "clipstream.admins")
interface AdminConfig {

    /** The e-mail addresses, with commas between, whose accounts become administrators when they sign up or in. */
    @WithParentName
    Optional<List<String>> emails();
}
