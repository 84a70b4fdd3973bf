package dev.earmark.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    /** The secret of RFC 6238, appendix B, in base 32. */
    private static final String SECRET = Base32.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
            "20000000000, 353130"})
    void codesAreThoseOfTheStandard(long seconds, String lastSixDigits) {
        assertThat(OneTimeCodes.code(SECRET, seconds / 30)).isEqualTo(lastSixDigits);
        assertThat(OneTimeCodes.step(SECRET, lastSixDigits, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
    }

    @Test
    void aClockMayBeHalfAMinuteOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_000_000_000L);
        long step = 1_000_000_000L / 30;

        for (long near : List.of(step - 1, step, step + 1)) {
            assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(SECRET, near), now, 0)).hasValue(near);
        }
        for (long far : List.of(step - 2, step + 2)) {
            assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(SECRET, far), now, 0)).isEmpty();
        }
    }

    @Test
    void aCodeThatWasUsedAndThoseBeforeItCountNoLonger() {
        Instant now = Instant.ofEpochSecond(1_000_000_000L);
        long step = 1_000_000_000L / 30;

        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(SECRET, step), now, step)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(SECRET, step - 1), now, step)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.code(SECRET, step + 1), now, step)).hasValue(step + 1);
    }

    @Test
    void theAddressForAppsHoldsWhatTheyNeed() {
        assertThat(OneTimeCodes.uri("ABC", "Earmark Öl & Co", "rita@example.org"))
                .isEqualTo(
                        "otpauth://totp/Earmark%20%C3%96l%20%26%20Co:rita%40example.org?secret=ABC"
                        + "&issuer=Earmark%20%C3%96l%20%26%20Co&algorithm=SHA1&digits=6&period=30");
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32IsThatOfTheStandard(String plain, String encoded) {
        assertThat(Base32.of(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
        assertThat(Base32.bytes(encoded)).isEqualTo(plain.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void recoveryCodesDifferAndMayBeTypedAsPeopleDo() {
        List<String> codes = new RecoveryCodes(new SecureRandom()).fresh();

        assertThat(new HashSet<>(codes)).hasSize(10).allSatisfy(code -> assertThat(code).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        String code = codes.getFirst();
        assertThat(RecoveryCodes.digest("a", " " + code.toUpperCase(java.util.Locale.ROOT).replace('-', ' ')))
                .isEqualTo(RecoveryCodes.digest("a", code));
        assertThat(RecoveryCodes.digest("b", code)).isNotEqualTo(RecoveryCodes.digest("a", code));
    }

    @Test
    void whatIsSealedOpensWithTheSameKeyAndContextOnly() {
        byte[] key = "a key of the house for these tests".getBytes(StandardCharsets.US_ASCII);
        String text = new Sealed(key).seal("secret", "whose");

        assertThat(text).doesNotContain("secret");
        assertThat(new Sealed(key).open(text, "whose")).contains("secret");
        assertThat(new Sealed(key).open(text, "another's")).isEmpty();
        assertThat(new Sealed("another key of 32 bytes and more.".getBytes(StandardCharsets.US_ASCII)).open(text, "whose")).isEmpty();
        assertThat(new Sealed(key).open((text.charAt(0) == 'A' ? "B" : "A") + text.substring(1), "whose")).isEmpty();
        assertThat(new Sealed(key).open("", "whose")).isEmpty();
        assertThat(new Sealed(key).open("?!", "whose")).isEmpty();
    }
}
