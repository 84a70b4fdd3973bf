package dev.earmark.moments;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.TurnActs.Sentence;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.act.Act;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the agent answers when it gets difficult. */
class AnswersTest {

    /** Does what its first word says. */
    private static final TurnActs SPOKEN = text -> switch (text.split(" ")[0]) {
        case "unfair" -> one(text, Act.COMPLAINS);
        case "sorry" -> one(text, Act.EMPATHISES);
        case "no" -> one(text, Act.DECLINES);
        case "instead" -> one(text, Act.OFFERS_OPTION);
        case "i'll" -> one(text, Act.PROMISES);
        default -> one(text, Act.INFORMS);
    };

    private static List<Sentence> one(String text, Act act) {
        return List.of(new Sentence(text, Map.of(act, 0.9)));
    }

    private static List<String> kinds(Transcript transcript) {
        Rubric rubric = RubricYaml.rubric("""
                rubric: small
                version: 1
                title: Small
                sections: [{id: all, title: All, criteria: [{id: kind, question: Is it?, weight: 100, check: {judged: Was it kind}}]}]
                """);
        Measures measures = new Measures(Map.of(), List.of(), List.of(), List.of());
        FakeEmbedder embedder = new FakeEmbedder();
        return new MomentFinder(MomentKinds.BUILT_IN, dev.earmark.search.KeptQueries.NONE, SPOKEN, Usefulness.UNKNOWN).find(
                new ScoredInteraction(Facts.NONE, transcript, measures, new Sentiment("none", List.of(), null),
                        new Scorer(embedder, embedder).score(transcript, Facts.NONE, measures, rubric), rubric))
                .stream().map(Moment::id).toList();
    }

    @Test
    void aComplaintThatIsTakenUpIsPraisedAndOneThatIsPassedOverIsNot() {
        assertThat(kinds(chat(customer("unfair that you charge me"), agent("sorry that was our mistake")))).containsExactly(
                "answered-with-care@1");
        assertThat(kinds(chat(customer("unfair that you charge me"), agent("what is your number")))).containsExactly("passed-over@1");
    }

    @Test
    void whoTakesUpTheCustomersOwnWordsOrHasJustSaidSorryPassesNothingOver() {
        assertThat(kinds(chat(customer("unfair that the evening connection drops"), agent("the evening connection is slow here"))))
                .isEmpty();
        assertThat(kinds(chat(customer("unfair that you charge me"), agent("sorry that was our mistake"), customer("unfair all the same"),
                agent("what is your number")))).contains("answered-with-care@1").doesNotContain("passed-over@3");
    }

    @Test
    void aNoIsBareOnlyWithoutAnotherWayInTheSameBreathOrTheNext() {
        assertThat(kinds(chat(customer("can it come today"), agent("no it can not")))).containsExactly("bare-no@1");
        assertThat(kinds(chat(customer("can it come today"), agent("no it can not"), agent("instead on monday")))).isEmpty();
    }

    @Test
    void whoTakesSomethingOnIsPraisedOnceTheyHaveTalked() {
        assertThat(kinds(chat(customer("it is broken"), agent("which one"), customer("the lamp"), agent("i'll send another"))))
                .containsExactly("goes-further@3");
    }
}
