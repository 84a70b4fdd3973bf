package dev.earmark.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules("Northwind Energy");

    @ParameterizedTest
    @ValueSource(strings = {
        "1qaz2wsx3edc", "1QAZ2wsx3EDC", "q1w2e3r4t5y6", // as they stand, also in capitals
        // with something around it
        "Password1234", "password2026!!", "!!!sunshine2026", "dragon......1234", "123456789012", "Enterprise2026", "1qaz2wsx3edc!x9",
        "passwordpassword", "dragondragon", "DragonDragonDragon", "aaaaaaaaaaaaaa", "monkeymonkey2026", // again and again
    })
    void aCommonPasswordIsRefusedHoweverItIsDressedUp(String password) {
        assertThatThrownBy(() -> rules.check(password, List.of("rita"))).isInstanceOf(Rejected.class)
                .hasMessageContaining("10000 commonest")
                .extracting("code").isEqualTo("access.password-common");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rita.olsen@example.org", "Rita.Olsen-2026", "northwind2026!", "NorthwindEnergy1", "earmark-earmark",
            "energy!northwind", "ritaolsenrita1"})
    void aLoginANameOrTheNameOfTheHouseIsNoPassword(String password) {
        assertThatThrownBy(() -> rules.check(password, List.of("rita.olsen@example.org", "Rita Olsen"))).isInstanceOf(Rejected.class)
                .extracting("code").isEqualTo("access.password-personal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "another long one", "vT7#kq9!zLm2", "rita likes purple staplers",
            "grün ist die Hoffnung", "northwind keeps the lights on"})
    void wordsThatDoNotBelongTogetherAreTaken(String password) {
        assertThatCode(() -> rules.check(password, List.of("rita", "Rita Olsen"))).doesNotThrowAnyException();
    }

    @Test
    void lengthComesFirst() {
        assertThatThrownBy(() -> rules.check("password", List.of())).isInstanceOf(Rejected.class).extracting("code")
                .isEqualTo("access.password-length");
    }

    @Test
    void aNameOfTwoLettersForbidsNothing() {
        assertThatCode(() -> new PasswordRules(null).check("bo bo bo and a boat", List.of("bo"))).doesNotThrowAnyException();
    }
}
