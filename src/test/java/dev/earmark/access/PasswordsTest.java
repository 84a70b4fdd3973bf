package dev.earmark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords quick = new Passwords(new SecureRandom(), 10);

    @Test
    void onlyThePasswordMatchesItsHash() {
        String hash = quick.hash("correct horse battery");

        assertThat(quick.matches("correct horse battery", hash)).isTrue();
        assertThat(quick.matches("correct horse batterz", hash)).isFalse();
        assertThat(quick.matches("correct horse battery", null)).isFalse();
        assertThat(hash).doesNotContain("horse");
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(quick.hash("correct horse battery")).isNotEqualTo(quick.hash("correct horse battery"));
    }

    @Test
    void anAccentIsTheSameHoweverItIsTyped() {
        assertThat(quick.matches("cafe\u0301 au lait, s'il", quick.hash("caf\u00e9 au lait, s'il"))).isTrue();
    }

    @Test
    void aHashWithFewerRoundsStillMatchesAndIsToldOutdated() {
        String old = quick.hash("correct horse battery");
        Passwords stronger = new Passwords(new SecureRandom(), 20);

        assertThat(stronger.matches("correct horse battery", old)).isTrue();
        assertThat(stronger.outdated(old)).isTrue();
        assertThat(stronger.outdated(stronger.hash("correct horse battery"))).isFalse();
    }

    @Test
    void theUsualNumberOfRoundsIsThatOfOwasp() {
        assertThat(new Passwords(new SecureRandom()).outdated("pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAA")).isFalse();
        assertThat(new Passwords(new SecureRandom()).outdated("pbkdf2-sha256$599999$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAA")).isTrue();
    }

    @Test
    void aRandomPasswordNeedsNoRoundsAndIsOutdatedForOnesThatPeopleChoose() {
        Passwords random = Passwords.forRandom(new SecureRandom());
        String secret = new Secrets(new SecureRandom()).fresh();

        assertThat(random.matches(secret, random.hash(secret))).isTrue();
        assertThat(new Passwords(new SecureRandom()).outdated(random.hash(secret))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars"})
    void aShortPasswordIsRefused(String password) {
        assertThatThrownBy(() -> quick.hash(password)).isInstanceOf(Rejected.class).hasMessageContaining("12 to 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "pbkdf2-sha256$0$AAAAAAAAAAA=$AAAAAAAAAAA=", "pbkdf2-sha256$99999999$AAAAAAAAAAA=$AAAAAAAAAAA=",
            "bcrypt$10$x$y"})
    void whatIsNoHashMatchesNothing(String hash) {
        assertThat(quick.matches("correct horse battery", hash)).isFalse();
    }
}
