package dev.earmark.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final Secrets secrets = new Secrets(new SecureRandom());

    @Test
    void aSecretHas256BitsAndFitsIntoACookie() {
        assertThat(secrets.fresh()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(secrets.fresh());
        assertThat(secrets.freshKey()).matches("emk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void onlyTheDigestIsKept() {
        assertThat(Secrets.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Secrets.same("abc", "abc")).isTrue();
        assertThat(Secrets.same("abc", "abd")).isFalse();
    }
}
