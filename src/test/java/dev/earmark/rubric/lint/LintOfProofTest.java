package dev.earmark.rubric.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earmark.rubric.RubricTexts;
import dev.earmark.rubric.lint.Hint.Severity;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that would be shown as a proof and are none, and conversations that a question is not about. */
class LintOfProofTest {

    private static final String QUESTION = "Does the agent name the bank?";
    private static final String TWO = """
            rubric: desk
            version: 1
            title: Desk
            sections:
              - id: all
                title: All
                criteria:
                  - id: closing
                    question: Does the agent say goodbye?
                    weight: 50
                    check:
                      any:
                        - phrase: [goodbye]
                        - examples: {count: [bye for now, bye then, bye bye, %s], do-not-count: [bye election]}
                  - id: offer
                    question: Does the agent offer a ride?
                    weight: 50
                    check: {examples: {count: [ride with us, take a ride, a ride home], do-not-count: [%s]}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "phrase.one-word; sorry", "phrase.one-word; (i understand|sure)", "phrase.one-word; [so] unfortunately",
        "phrase.any-name; {name} here", "phrase.any-name; (this is|i am) {name}", "phrase.any-name; {name}"
    })
    void phrasesThatAreAlsoSaidOfOtherThingsAreNamed(String code, String phrase) {
        assertThat(lint(RubricTexts.withCheck("{phrase: [\"" + phrase + "\", \"{house}\"]}")))
                .extracting(Hint::severity, Hint::place, Hint::code)
                .containsExactly(tuple(Severity.WARNING, "brand.check.phrase[1]", code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "so sorry to hear", "thanks", "my name is {name}", "{agent-name} here", "{name} speaking",
        "this is {name} from", "thanks {name}", "refund"
    })
    void phrasesThatProveSomethingAreLeftAlone(String phrase) {
        assertThat(lint(RubricTexts.withCheck("{phrase: [\"" + phrase + "\", \"{house}\"]}"))).isEmpty();
    }

    @Test
    void oneWordOfTheCustomerMayBeAllThatThereIs() {
        String text = RubricTexts.withCheck("{phrase: [thanks, \"{house}\"], from: customer}")
                .replace("weight: 60", "weight: 60\n        evidence-from: customer");

        assertThat(lint(text)).isEmpty();
    }

    @Test
    void anExampleOfOneWordProvesLittle() {
        String check = "{examples: {count: [Sorry!, a b, a c, a d, a e, a f, a g, a h], do-not-count: [x b, x c, x d, x e]}}";

        assertThat(lint(RubricTexts.withCheck(check).replace("house: [\"northfield (bank|banking)\"]", "{}").replace("words:\n  {}", "")))
                .extracting(Hint::place, Hint::code).containsExactly(tuple("brand.check.examples.count[1]", "examples.one-word"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Does the agent name the bank at the start?; within: first 3 agent turns",
        "Near the end, does the agent name the bank?; within: last 4 agent turns",
        "Before hanging up, does the agent name the bank?; within: last 4 agent turns"
    })
    void aPlaceInTheQuestionIsAPlaceInTheCheck(String question, String within) {
        String everywhere = RubricTexts.withCheck("{phrase: [\"{house}\"]}").replace(QUESTION, "'" + question + "'");

        assertThat(lint(everywhere)).singleElement().satisfies(hint -> {
            assertThat(hint.code()).isEqualTo("question.place-without-within");
            assertThat(hint.sentence()).contains(within);
        });
        assertThat(lint(everywhere.replace("[\"{house}\"]}", "[\"{house}\"], " + within + "}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Does the agent say what is due at the end of the month?", "Does the agent name the bank first?"})
    void otherPlacesAreNoPlaceInTheConversation(String question) {
        assertThat(lint(RubricTexts.withCheck("{phrase: [\"{house}\"]}").replace(QUESTION, question))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "criterion.may-not-apply; Does the agent apologise?", "criterion.may-not-apply; Does the agent show empathy?",
        "criterion.no-applies-when; Does the agent offer a refund where needed?",
        "criterion.no-applies-when; Does the agent name the bank when asked?",
        "criterion.no-applies-when; Does the agent say when something that is to come will arrive?"
    })
    void aQuestionThatIsNotAboutEveryConversationNeedsToSayWhichOnes(String code, String question) {
        assertThat(lint(RubricTexts.with(QUESTION, question))).extracting(Hint::code).containsExactly(code);
        assertThat(lint(RubricTexts.with(QUESTION, question).replace("check: {phrase: [\"{house}\"]",
                "applies-when: {phrase: [broken], from: customer}\n        check: {phrase: [\"{house}\"]"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Does the agent say when it will arrive?", "Does the agent ask the caller if all is clear?",
        "Does the agent find out when it broke?"
    })
    void whatIsSaidOfAMomentIsNoCondition(String question) {
        assertThat(lint(RubricTexts.with(QUESTION, question))).isEmpty();
    }

    @Test
    void aSentenceThatIsNearerToAnotherCriterionIsNamed() {
        List<Hint> hints = byMeaning("Ride on", "ride out");

        assertThat(hints).singleElement().satisfies(hint -> {
            assertThat(hint.place()).isEqualTo("closing.check.any[2].examples.count[4]");
            assertThat(hint.code()).isEqualTo("examples.other-criterion");
            assertThat(hint.severity()).isEqualTo(Severity.WARNING);
            assertThat(hint.sentence()).contains("\"ride on\"").contains("\"offer\"");
        });
    }

    @Test
    void whatTheAuthorHasToldApartIsLeftAlone() {
        assertThat(byMeaning("Ride on", "ride on")).isEmpty();
        assertThat(byMeaning("bye", "ride out")).isEmpty();
    }

    @Test
    void whatCostsAgreementComesFirstAndMissingTextsAreOneLine() {
        List<Hint> hints = HintOrder.of(List.of(
                new Hint(Severity.ADVICE, "a.why", "criterion.no-why", "1"), new Hint(Severity.WARNING, "words.x", "words.unused", "2"),
                new Hint(Severity.ADVICE, "b.why", "criterion.no-why", "3"), new Hint(Severity.ADVICE, "c.question", "question.long", "4"),
                new Hint(Severity.WARNING, "c.check", "examples.one-word", "5"),
                new Hint(Severity.ERROR, "d.check", "weight.unreachable", "6"),
                new Hint(Severity.ADVICE, "b.better-line", "criterion.no-better-line", "7")));

        assertThat(hints).extracting(Hint::code)
                .containsExactly("weight.unreachable", "examples.one-word", "words.unused", "question.long", "texts.missing");
        assertThat(hints.getLast().sentence()).contains("\"why\" of a, b; \"better-line\" of b.");
        assertThat(HintOrder.of(List.of())).isEmpty();
    }

    /** Vectors of two directions: sentences with a ride in them, and all others. */
    private static List<Hint> byMeaning(String counts, String doesNotCount) {
        return OtherCriterionLint.check(RubricTexts.read(TWO.formatted(counts, doesNotCount)), sentences -> sentences.stream()
                .map(sentence -> sentence.toLowerCase(Locale.ROOT).contains("ride") ? new float[] {1, 0} : new float[] {0, 1}).toList());
    }

    private static List<Hint> lint(String text) {
        return new RubricLint().check(RubricTexts.read(text));
    }
}
