package dev.clipstream.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new SmallRyeConfigBuilder()
            .withMapping(AccountConfig.class)
            .withDefaultValue("clipstream.account.hash-cost", "5")
            .build()
            .getConfigMapping(AccountConfig.class));

    @Test
    void aHashHasTheConfiguredCost() {
        String hash = passwords.hash("correct horse");

        assertThat(hash).matches("\\$2[ab]\\$05\\$.*");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("wrong horse", hash)).isFalse();
    }

    @Test
    void noPasswordMatchesAMissingHash() {
        assertThat(passwords.matches("password", null)).isFalse();
    }
}
