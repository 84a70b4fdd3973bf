package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.measure.MeasureName;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.transcript.Speaker;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckReaderTest {

    private static final String AT = "desk.yaml, sections[opening].criteria[brand].check";

    @Test
    void phrasesLookAtWhoGivesEvidenceEverywhereUnlessToldOtherwise() {
        assertThat(check("{phrase: hello}")).isEqualTo(new Check.Phrase(
                List.of(new Pattern.Literal("hello", false)), List.of("hello"), Speaker.AGENT, new Window.Whole()));
        assertThat(check("{phrase: [hello], from: customer, within: last 10 s}")).isEqualTo(new Check.Phrase(
                List.of(new Pattern.Literal("hello", false)), List.of("hello"), Speaker.CUSTOMER, new Window.LastSeconds(10)));
    }

    @Test
    void examplesMeasuresEchoesAndQuestionsAreRead() {
        assertThat(check("{examples: {count: [a, b, c], do-not-count: [d], at-least: 0.7}}"))
                .isEqualTo(new Check.Examples(List.of("a", "b", "c"), List.of("d"), Speaker.AGENT, new Window.Whole(), 0.7));
        assertThat(check("{measured: dead-air-count, at-most: 2}")).isEqualTo(new Check.Measured(MeasureName.DEAD_AIR_COUNT, null, 2.0));
        assertThat(check("{echo: \"{day}\"}"))
                .isEqualTo(new Check.Echo(Speaker.CUSTOMER, Speaker.AGENT, List.of(new Pattern.Named("day")), List.of("{day}")));
        assertThat(check("{judged: Is the answer right?}")).isEqualTo(new Check.Judged("Is the answer right?"));
    }

    @Test
    void checksCombine() {
        assertThat(check("{all: [{judged: A?}, {any: [{judged: B?}, {not: {judged: C?}}]}]}")).isEqualTo(new Check.All(List.of(
                new Check.Judged("A?"), new Check.Any(List.of(new Check.Judged("B?"), new Check.Not(new Check.Judged("C?")))))));
    }

    @Test
    void aCheckIsOfOneKind() {
        refused("{}", ": a check needs exactly one of phrase, examples, measured, echo, private-words, search, judged, all, any, not.");
        refused("{phrase: a, judged: b}",
                ": a check needs exactly one of phrase, examples, measured, echo, private-words, search, judged, all, any, not,"
                        + " not phrase and judged.");
        refused("{phrase: hello, whitin: whole}", ": unknown key \"whitin\"; did you mean \"within\"?");
        refused("{all: [{phrase: a}]}", ": \"all\" combines at least 2 checks, not 1.");
    }

    @Test
    void placesInsideCombinedChecksAreCountedFromOne() {
        refused("{any: [{phrase: hello}, {phrase: hi, within: soon}]}",
                ".any[2]: \"within\" is \"soon\"; write for instance \"whole\", \"first 30 s\", "
                + "\"last 3 agent turns\", \"next 2 agent turns\", \"after first customer turn\" or \"around customer waits of 8 s\".");
    }

    @Test
    void windowsCountTheTurnsOfThePartyWhoseWordsDecide() {
        refused("{phrase: hello, within: first 1 customer turn}",
                ": \"within\" counts turns of the customer, in which the agent says nothing; "
                + "count turns of the agent, or look at the words of the customer with \"from\".");
        refused("{phrase: hello, from: customer, within: next 2 agent turns}",
                ": \"within\" counts turns of the agent, in which the customer says nothing; "
                + "count turns of the customer, or look at the words of the agent with \"from\".");
        assertThat(check("{phrase: hello, from: customer, within: first 1 customer turn}")).isInstanceOf(Check.Phrase.class);
    }

    @Test
    void phrasesMustHoldSomethingThatHasToBeSaid() {
        refused("{phrase: []}", ": \"phrase\" lists no phrases.");
        refused("{phrase: [\"[hello] <3>\"]}",
                ": the phrase \"[hello] <3>\" fits where nothing is said; at least one word has to stand outside [ ] and gaps.");
        refused("{echo: [\"...\"]}",
                ": the phrase \"...\" fits where nothing is said; at least one word has to stand outside [ ] and gaps.");
        refused("{phrase: [\"(hello\"]}", ": in phrase \"(hello\" a \")\" is missing.");
    }

    @Test
    void wordListsMustExist() {
        refused("{phrase: [\"{hause}\"]}",
                ": there is no word list {hause}; write it under \"words\", or use one of {number}, {figure}, {money}, {day}, {time}, "
                + "{duration}, {name}, {agent-name}, {customer-name}.");
    }

    @Test
    void fewEndlessAndMonstrousExamplesAreRefused() {
        refused("{examples: {count: [a, b]}}",
                ".examples: \"count\" lists 2 sentences; write at least 3, better 10, said in different ways.");
        refused("{examples: {count: [" + "a, ".repeat(201) + "]}}", ".examples: \"count\" lists 201 sentences; at most 200 are read.");
        refused("{examples: {count: [a, b, " + "c".repeat(301) + "]}}",
                ".examples: \"count\" has a sentence of 301 characters; at most 300 are compared.");
        refused("{examples: {count: [a, b, c], at-least: 75}}", ".examples: \"at-least\" is 75; it must be from 0.05 to 0.99.");
    }

    @Test
    void measuresMustExistAndHaveBoundsThatCanHold() {
        refused("{measured: agent-talk-shar, at-most: 1}", ": there is no measure \"agent-talk-shar\"; did you mean \"agent-talk-share\"?");
        refused("{measured: agent-talk-share}", ": a measured check needs \"at-least\", \"at-most\" or both.");
        refused("{measured: agent-turns, at-least: 5, at-most: 3}",
                ": \"at-least\" is greater than \"at-most\", so the check can never hold.");
        refused("{measured: agent-turns, at-least: .inf}", ": \"at-least\" must be a number, not an endless one.");
    }

    private static Check check(String check) {
        return RubricTexts.read(RubricTexts.withCheck(check).replace("words:\n  house: [\"northfield (bank|banking)\"]\n", ""))
                .criteria().findFirst().orElseThrow().check();
    }

    private static void refused(String check, String ending) {
        assertThatThrownBy(() -> check(check)).isInstanceOf(Rejected.class).hasMessage(AT + ending);
    }
}
