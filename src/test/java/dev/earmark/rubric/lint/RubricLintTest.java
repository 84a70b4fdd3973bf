package dev.earmark.rubric.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earmark.rubric.RubricTexts;
import dev.earmark.rubric.lint.Hint.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RubricLintTest {

    private static final String QUESTION = "Does the agent name the bank?";

    @Test
    void aGoodRubricGetsNoHint() {
        assertThat(lint(RubricTexts.GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "WARNING; question.no-question-mark; The agent names the bank", "WARNING; question.negative; Does the agent never interrupt?",
        "WARNING; question.negative; Does the agent speak without jargon?", "WARNING; question.vague; Is the greeting appropriate?",
        "WARNING; question.vague; Is the agent professional?", "ERROR; question.tone; Is there a smile in what the agent says?",
        "ERROR; question.tone; Does the agent sound interested?", "WARNING; question.not-in-transcript; Does the agent update the CRM?",
        "ERROR; question.personal-trait; Does the agent speak free of accent?",
        "ADVICE; question.double-barrelled; Does the agent greet the caller and name the bank?",
        "ADVICE; question.double-barrelled; Does the agent name the bank or the town?",
        "ADVICE; question.quotes; Does the agent say \"Northfield\"?",
        "ADVICE; question.long; Does the agent say the name of the bank at the start of the call so that the caller knows where this "
        + "call has ended up today?"
    })
    void questionsThatNobodyCanAnswerWithYesOrNoAreNamed(Severity severity, String code, String question) {
        List<Hint> hints = lint(RubricTexts.with(QUESTION, "'" + question + "'"));

        assertThat(hints).extracting(Hint::severity, Hint::place, Hint::code).containsOnlyOnce(tuple(severity, "brand.question", code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Does the agent wish the caller a good day?",
        "At the end, does the agent wish the caller something good?",
        "Does the agent ask for a phone number?",
        "Does the agent announce a wait of 8 seconds or more?"
    })
    void plainQuestionsAreLeftAlone(String question) {
        assertThat(lint(RubricTexts.with(QUESTION, question))).isEmpty();
    }

    @Test
    void twoThingsThatAreBothCheckedMayBeAskedTogether() {
        String text = RubricTexts.withCheck("{all: [{phrase: hello}, {phrase: \"{house}\"}]}")
                .replace(QUESTION, "Does the agent greet and name the bank?");

        assertThat(lint(text)).isEmpty();
    }

    @Test
    void eitherOfTwoThingsMayBeAskedForWhereBothCanBeFound() {
        String text = RubricTexts.withCheck("{phrase: [hello, \"{house}\"]}").replace(QUESTION, "Does the agent greet or name the bank?");

        assertThat(lint(text)).isEmpty();
    }

    @Test
    void whatMustNotBeSaidMayBeAskedForWithNeverAndAnd() {
        String text = RubricTexts.withCheck("{not: {phrase: \"{house}\"}}");

        assertThat(codes(text.replace(QUESTION, "Does the agent never name this and that bank?"))).isEmpty();
    }

    @Test
    void feelingsOfTheCustomerAreNotInTheWordsEither() {
        String text = RubricTexts.with(QUESTION, "Does the customer sound pleased?")
                .replace("weight: 60", "weight: 60\n        evidence-from: customer")
                .replace("first 3 agent turns", "first 3 customer turns").replace("house}\"]", "house}\"], from: customer");

        assertThat(lint(text)).extracting(Hint::severity, Hint::code).containsExactly(tuple(Severity.WARNING, "question.tone"));
    }

    @Test
    void examplesNeedBothKindsInNumbers() {
        assertThat(lint(examples("one two three", "two three four", "three four five"))).extracting(Hint::place, Hint::code, Hint::sentence)
                .contains(
                tuple("brand.check.examples.count", "examples.few",
                        "There are 3 sentences that count; write at least 8, said in different ways."),
                tuple("brand.check.examples.do-not-count", "examples.few-near-misses",
                        "There are 0 sentences that do not count; write at least 4 that come near."));
    }

    @Test
    void sameWordsInAnyOrderCountOnce() {
        assertThat(lint(examples("how can i help", "Can I help? How!", "what is it")))
                .filteredOn(hint -> hint.code().equals("examples.twice"))
                .extracting(Hint::place).containsExactly("brand.check.examples.count[2]");
    }

    @Test
    void sentenceCannotCountAndNotCount() {
        String text = RubricTexts.withCheck("{examples: {count: [a b, c d, e f], do-not-count: [x y, 'C, d.']}}");

        assertThat(lint(text)).filteredOn(hint -> hint.severity() == Severity.ERROR).extracting(Hint::place, Hint::sentence)
                .containsExactly(
                tuple("brand.check.examples.do-not-count[2]", "The same words also count (\"c d\"); decide for one of the two."));
    }

    @Test
    void examplesAreShortPlainSentences() {
        String words = IntStream.range(0, 21).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

        assertThat(codes(examples(words, "a b", "c d"))).contains("examples.long");
        assertThat(codes(examples("(hello|hi) there", "a b", "c d"))).contains("examples.phrase-signs");
        assertThat(codes(examples("he said \"no\"", "a b", "c d"))).contains("examples.quotes");
        assertThat(codes(examples("?!", "a b", "c d"))).contains("examples.no-words");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "ERROR; phrase.never; can't* do", "ERROR; phrase.never; e-mail*", "ERROR; phrase.number; twenty four hours",
        "ERROR; phrase.number; a hundred percent", "WARNING; phrase.common-word; please", "WARNING; phrase.common-word; (hello|yes)",
        "WARNING; phrase.common-word; [thank] you", "WARNING; phrase.short-prefix; he* you out", "ADVICE; phrase.gap-at-edge; ... thanks"
    })
    void phrasesThatFindNothingOrEverythingAreNamed(Severity severity, String code, String phrase) {
        List<Hint> hints = lint(RubricTexts.withCheck("{phrase: [\"{house}\", \"" + phrase + "\"]}"));

        assertThat(hints).extracting(Hint::severity, Hint::place, Hint::code)
                .containsExactly(tuple(severity, "brand.check.phrase[2]", code));
    }

    @Test
    void commonWordInAListThatStandsAloneIsFound() {
        assertThat(codes(RubricTexts.with("[\"northfield (bank|banking)\"]", "[\"northfield bank\", \"okay\"]")))
                .containsExactly("phrase.common-word");
    }

    @Test
    void phraseThatFindsNothingMoreIsNeedless() {
        assertNeedless("\"how can (i|we)\", \"how can i help\"", 2, "how can (i|we)");
        assertNeedless("\"how can i help\", \"how can (i|we)\"", 1, "how can (i|we)");
        assertNeedless("\"thank* [you] for calling\", \"thanks for calling\"", 2, "thank* [you] for calling");
        assertNeedless("\"so <3> sorry\", \"so <2> sorry\"", 2, "so <3> sorry");
        assertNeedless("\"good day\", \"Good  day\"", 2, "good day");
        assertThat(codes(RubricTexts.withCheck("{phrase: [\"{house}\", \"how can i help\", \"how can you\", \"how <2> help\"]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "window.next-of-what; next 3 agent turns",
        "window.short; first 1 s",
        "window.without-waits; around customer waits of 8 s",
        "window.other-party; around agent waits of 8 s"
    })
    void windowsThatLookAtTheWrongPlaceAreNamed(String code, String window) {
        assertThat(lint(RubricTexts.with("first 3 agent turns", window)))
                .extracting(Hint::severity, Hint::place, Hint::code).containsExactly(tuple(Severity.WARNING, "brand.check.within", code));
    }

    @Test
    void windowAroundWaitsIsRightWhenItAppliesOnlyToWaits() {
        String text = RubricTexts.with("first 3 agent turns", "around customer waits of 8 s");

        assertThat(
                codes(text.replace("weight: 60",
                        "weight: 60\n        applies-when: {measured: longest-customer-wait-seconds, at-least: 8}"))).isEmpty();
        assertThat(
                codes(text.replace("weight: 60",
                        "weight: 60\n        applies-when: {measured: longest-customer-wait-seconds, at-least: 5}")))
                .containsExactly("window.without-waits");
    }

    @Test
    void chatsHaveNoSeconds() {
        String text = RubricTexts.with("first 3 agent turns", "first 30 s");

        assertThat(codes(text)).isEmpty();
        assertThat(codes(text.replace("[voice]", "[voice, chat]"))).containsExactly("window.needs-times");
        assertThat(codes(RubricTexts.withCheck("{measured: silence-share, at-most: 0.3}").replace("[voice]", "[email]")))
                .contains("measured.needs-times");
        assertThat(codes(RubricTexts.withCheck("{measured: agent-words-per-minute, at-most: 180}").replace("[voice]", "[email]")))
                .contains("measured.needs-sound");
    }

    @Test
    void boundsThatNoMeasureReachesAreWrong() {
        assertThat(lint(RubricTexts.withCheck("{measured: agent-talk-share, at-most: 60}"))).extracting(Hint::severity, Hint::sentence)
                .contains(
                tuple(Severity.ERROR, "agent-talk-share is always from 0 to 1; use a bound between them, 0.6 for 60 %."));
        assertThat(codes(RubricTexts.withCheck("{measured: agent-loudness-dbfs, at-least: 20}"))).contains("measured.outside");
        assertThat(codes(RubricTexts.withCheck("{measured: dead-air-count, at-most: -1}"))).contains("measured.outside");
    }

    @Test
    void weightsThatDecideNothingOrAllAreNamed() {
        String text = RubricTexts.with("sections:",
                "sections:\n  - {id: more, title: More, criteria: [{id: day, question: Is a day named?, why: So., weight: 0, "
                + "check: {phrase: \"{day}\"}, better-line: Monday.}]}");

        assertThat(lint(text)).extracting(Hint::place, Hint::code).containsExactly(
                tuple("day.weight", "weight.zero"), tuple("brand.weight", "weight.heavy"));
        assertThat(codes(text.replace("weight: 0,", "weight: 0, auto-fail: all,"))).containsExactly("weight.heavy");
    }

    @Test
    void whatAgentsNeedToLearnIsAskedFor() {
        assertThat(codes(RubricTexts.with("        why: The caller knows to be in the right place.\n", "")))
                .containsExactly("criterion.no-why");
        assertThat(codes(RubricTexts.with("        better-line: This is Northfield Bank.\n", "")))
                .containsExactly("criterion.no-better-line");
        assertThat(codes(RubricTexts.with("pass-mark: 75\n", ""))).containsExactly("rubric.no-pass-mark");
    }

    @Test
    void languageModelsAndMeaningAreNoGroundForFailingEverything() {
        assertThat(codes(RubricTexts.withCheck("{any: [{phrase: \"{house}\"}, {judged: Is the bank named?}]}")))
                .containsExactly("check.judged", "judged.no-rules");
        assertThat(codes(RubricTexts.withCheck("{any: [{phrase: \"{house}\"}, {judged: Is the bank named?}]}")
                .replace("weight: 60", "weight: 60\n        auto-fail: all")))
                .containsExactly("auto-fail.by-meaning", "check.judged", "judged.no-rules");
        assertThat(codes(RubricTexts.with("weight: 60", "weight: 60\n        auto-fail: all"))).isEmpty();
    }

    @Test
    void aCommaThatCutsALineInTwoIsTold() {
        assertThat(lint(RubricTexts.withCheck("{judged: {question: Is there an apology?, met-when: [the agent says sorry, and offers "
                + "help], not-met-when: nothing is said}}"))).filteredOn(hint -> hint.code().equals("judged.split-line")).singleElement()
                .satisfies(hint -> {
                    assertThat(hint.place()).isEqualTo("brand.check.judged.met-when[2]");
                    assertThat(hint.sentence()).startsWith("\"and offers help\" begins in the middle of a sentence");
                });
        assertThat(codes(RubricTexts.withCheck("{judged: {question: Is there an apology?, met-when: [\"the agent says sorry, and offers "
                + "help\", the agent is sorry], not-met-when: nothing is said}}"))).doesNotContain("judged.split-line");
    }

    @Test
    void checkThatLooksAtTheOtherPartyIsNamed() {
        assertThat(codes(RubricTexts.withCheck("{phrase: [\"{house}\"], from: customer}"))).containsExactly("evidence.other-party");
    }

    @Test
    void combinationsAreInOrderAndWithoutRepetition() {
        String examples = "{examples: {count: [a b, a c, a d, a e, a f, a g, a h, a i], do-not-count: [b c, b d, b e, b f]}}";

        assertThat(lint(RubricTexts.withCheck("{any: [" + examples + ", {phrase: \"{house}\"}]}"))).extracting(Hint::place, Hint::code)
                .containsExactly(tuple("brand.check.any[2]", "check.order"));
        assertThat(lint(RubricTexts.withCheck("{any: [{phrase: \"{house}\"}, {phrase: \"{house}\"}]}"))).extracting(Hint::place, Hint::code)
                .containsExactly(tuple("brand.check.any[2]", "check.twice"));
        assertThat(codes(RubricTexts.withCheck("{not: {not: {phrase: \"{house}\"}}}"))).containsExactly("check.not-not");
    }

    @Test
    void listsThatNobodyUsesAndBandsWithHolesAreNamed() {
        assertThat(codes(RubricTexts.with("words:", "words:\n  street: [main street]"))).containsExactly("words.unused");
        assertThat(codes(RubricTexts.with("house: [", "street: [main street]\n  house: [\"{street} bank\", "))).isEmpty();
        assertThat(codes(RubricTexts.with(", {name: needs coaching, from: 0}", ""))).containsExactly("bands.gap");
        assertThat(codes(RubricTexts.with("name: needs coaching", "name: good"))).containsExactly("bands.twice");
    }

    @Test
    void criteriaThatAreAlikeAreNamed() {
        String same = RubricTexts.with("check: {echo: [\"{money}\"]}", "check: {phrase: [\"{house}\"], within: first 3 agent turns}");

        assertThat(codes(same.replace("    applies-when: {phrase: [\"{money}\"], from: customer}\n    ", "")))
                .containsExactly("criterion.same-check");
        assertThat(codes(same)).isEmpty();
        assertThat(codes(RubricTexts.GOOD.replace("id: brand", "id: say_back").replace("id: amount", "id: say-back")))
                .containsExactly("criterion.ids-alike");
    }

    @Test
    void numbersAndAddressesOfPeopleDoNotBelongIntoARubric() {
        assertThat(codes(RubricTexts.with("This is Northfield Bank.", "Is your number still 415 555 0134?")))
                .containsExactly("personal-data");
        assertThat(codes(RubricTexts.with("This is Northfield Bank.", "I write to dana.meyer@example.org.")))
                .containsExactly("personal-data");
    }

    @Test
    void everyHintIsOneSentenceThatSaysWhatToDo() {
        String text =
                RubricTexts
                .withCheck(
                        "{any: [{examples: {count: [a, b, c]}}, {judged: Nice}, {phrase: [you, \"he* x\", \"twenty four\"], within: "
                        + "first 2 s}]}")
                .replace(QUESTION, "Is the tone never good and CRM").replace("pass-mark: 75\n", "");

        assertThat(lint(text)).hasSizeGreaterThan(10).allSatisfy(hint -> {
            assertThat(hint.sentence()).endsWith(".").doesNotContain("\n").doesNotContain("..");
            assertThat(hint.place()).isNotBlank();
            assertThat(hint.code()).matches("[a-z-]+(\\.[a-z-]+)?");
        });
    }

    private static void assertNeedless(String phrases, int number, String by) {
        assertThat(lint(RubricTexts.withCheck("{phrase: [" + phrases + "]}")
                .replace("words:\n  house: [\"northfield (bank|banking)\"]\n", "")))
                .extracting(Hint::place, Hint::code, Hint::sentence).containsExactly(tuple(
                        "brand.check.phrase[" + number + "]", "phrase.needless",
                        "\"" + by + "\" finds all that this phrase finds; leave this one out."));
    }

    private static String examples(String... sentences) {
        return RubricTexts.withCheck("{examples: {count: ["
                + String.join(", ", List.of(sentences).stream().map(text -> "'" + text + "'").toList()) + "]}}");
    }

    private static List<String> codes(String text) {
        return lint(text).stream().map(Hint::code).toList();
    }

    private static List<Hint> lint(String text) {
        return new RubricLint().check(RubricTexts.read(text));
    }
}
