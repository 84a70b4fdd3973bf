package dev.earmark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The vector of the Standard Webhooks reference libraries. */
    @Test
    void aMessageIsSignedAsTheStandardsVectorIs() {
        assertThat(Signature.of(List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whileASecretIsReplacedBothSign() {
        String both = Signature.of(List.of(EndpointSecret.fresh(), SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, BODY);

        assertThat(both.split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"))
                .contains("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aFreshSecretHasMoreThanTheLeastRandomBytes() {
        String secret = EndpointSecret.fresh();

        assertThat(secret).startsWith("whsec_").isNotEqualTo(EndpointSecret.fresh());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSizeBetween(24, 64);
    }
}
