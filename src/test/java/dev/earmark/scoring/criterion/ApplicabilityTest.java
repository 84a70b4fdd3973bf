package dev.earmark.scoring.criterion;

import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.quotes;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Transcript;
import org.junit.jupiter.api.Test;

/** A criterion that seems not to apply although what it asks for was done. */
class ApplicabilityTest {

    private static final String BY_MEANING = """
            applies-when:
              examples: {count: [I want a refund, please refund my order, I would like my money back], do-not-count: [where is my parcel]}
              from: customer
            """;
    private static final Transcript PROMISED = chat(customer("hello please look at the refund page for my old parcel where it came broken"),
            agent("You will have the forty pounds back in five days"));

    private static Judgement ofCheck(String check, Transcript transcript) {
        return judge(BY_MEANING + "check: " + check, transcript);
    }

    @Test
    void aPromiseOfTheMoneyShowsThatItWasAskedFor() {
        Judgement judgement = ofCheck("{phrase: back in <2> days}", PROMISED);
        assertThat(label(judgement)).isEqualTo("met");
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly("back in five days");
        assertThat(judgement.reason()).contains(" It applies because it was done; nothing else that was said shows for certain");
    }

    @Test
    void whereNobodySaysAnythingNearItTheDoubtIsTooSmall() {
        Transcript other = chat(customer("hello"), agent("We are back in two days"));
        assertThat(label(ofCheck("{phrase: back in <2> days}", other))).isEqualTo("not_applicable");
    }

    @Test
    void whatWasNotDoneShowsNothing() {
        assertThat(label(ofCheck("{phrase: sorry}", PROMISED))).isEqualTo("not_applicable");
    }

    @Test
    void whatIsMerelyAbsentShowsNothing() {
        assertThat(label(ofCheck("{not: {phrase: stupid}}", PROMISED))).isEqualTo("not_applicable");
    }

    @Test
    void noLanguageModelIsAskedAboutWhatSeemsNotToApply() {
        assertThat(label(ofCheck("{judged: {question: Does the agent promise the money?}}", PROMISED))).isEqualTo("not_applicable");
    }

    @Test
    void whereWordsDecideWhetherItAppliesThereIsNoDoubt() {
        assertThat(label(judge("""
                applies-when: {phrase: money, from: customer}
                check: {phrase: back in <2> days}
                """, PROMISED))).isEqualTo("not_applicable");
    }
}
