package dev.earmark.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.transcript.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionRulesTest {

    private static RetentionRule sound(int days, @Nullable Channel channel, @Nullable String queue, @Nullable String team) {
        return new RetentionRule(DataKind.SOUND, days, channel, queue, team);
    }

    private static int days(RetentionRules rules, @Nullable String queue, @Nullable String team) {
        return rules.of(DataKind.SOUND, Channel.VOICE, queue, team).orElseThrow().days();
    }

    @Test
    void theMostSpecificRuleWinsWhicheverStandsFirst() {
        RetentionRules rules = new RetentionRules(List.of(sound(90, null, null, null), sound(400, null, "claims", "blue"),
                sound(30, null, "claims", null)));

        assertThat(days(rules, "sales", "blue")).isEqualTo(90);
        assertThat(days(rules, "claims", "red")).isEqualTo(30);
        assertThat(days(rules, "claims", "blue")).isEqualTo(400);
        assertThat(rules.ties()).isEmpty();
    }

    @Test
    void whatNoRuleFitsIsKept() {
        RetentionRules rules = new RetentionRules(List.of(sound(90, Channel.VOICE, "claims", null)));

        assertThat(rules.of(DataKind.SOUND, Channel.VOICE, "sales", null)).isEmpty();
        assertThat(rules.of(DataKind.TRANSCRIPT, Channel.VOICE, "claims", null)).isEmpty();
        assertThat(rules.leastDays(DataKind.TRANSCRIPT)).isEmpty();
    }

    @Test
    void ofTwoThatNameAsMuchTheLongerTimeHoldsAndTheTieIsSaid() {
        RetentionRules rules = new RetentionRules(List.of(sound(30, null, "claims", null), sound(60, null, null, "blue"),
                sound(10, null, "sales", null)));

        assertThat(days(rules, "claims", "blue")).isEqualTo(60);
        assertThat(rules.ties()).extracting(RetentionRules.Tie::sentence).hasSize(2).first().asString()
                .startsWith("\"sound of team blue: 60 days\" and \"sound of queue claims: 30 days\" may both fit");
    }

    @Test
    void twoRulesAboutTheSameAreRefused() {
        assertThatThrownBy(() -> new RetentionRules(List.of(sound(30, null, "claims", null), sound(60, null, "claims", null))))
                .isInstanceOf(Rejected.class).hasMessageContaining("sound of queue claims: 60 days");
    }
}
