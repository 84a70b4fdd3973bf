package dev.earmark.phrase.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.phrase.pattern.Pattern.Gap;
import dev.earmark.phrase.pattern.Pattern.Literal;
import dev.earmark.phrase.pattern.Pattern.Maybe;
import dev.earmark.phrase.pattern.Pattern.Named;
import dev.earmark.phrase.pattern.Pattern.OneOf;
import dev.earmark.phrase.pattern.Pattern.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternParserTest {

    @Test
    void everySignOfThePhraseLanguageIsRead() {
        assertThat(PatternParser.parse("(Hi|good day) [there] help* <3> ... {house}")).isEqualTo(new Sequence(List.of(
                new OneOf(List.of(word("hi"), new Sequence(List.of(word("good"), word("day"))))),
                new Maybe(word("there")),
                new Literal("help", true),
                new Gap(3),
                new Gap(Pattern.OPEN_GAP),
                new Named("house"))));
    }

    @Test
    void oneWordIsAWordAndBarsNeedNoBrackets() {
        assertThat(PatternParser.parse("hello")).isEqualTo(word("hello"));
        assertThat(PatternParser.parse("hello|hi")).isEqualTo(new OneOf(List.of(word("hello"), word("hi"))));
        assertThat(PatternParser.parse("  don't   $40 ")).isEqualTo(new Sequence(List.of(word("don't"), word("$40"))));
    }

    @Test
    void punctuationIsToldToBeLeftOut() {
        refused("how are you?",
                "in phrase \"how are you?\" the sign \"?\" means nothing; write words without punctuation, and word lists in lower case "
                + "like {house}");
        refused("{House}",
                "in phrase \"{House}\" the sign \"{\" means nothing; write words without punctuation, and word lists in lower case like "
                + "{house}");
        refused("*",
                "in phrase \"*\" the sign \"*\" means nothing; write words without punctuation, and word lists in lower case like {house}");
        refused("so \uD83D\uDE00",
                "in phrase \"so \uD83D\uDE00\" the sign \"\uD83D\uDE00\" means nothing; write words without punctuation, and word lists "
                + "in lower case like {house}");
    }

    @Test
    void bracketsMustCloseAndHoldSomething() {
        refused("(hello|hi", "in phrase \"(hello|hi\" a \")\" is missing");
        refused("[hello)", "in phrase \"[hello)\" a \"]\" is missing");
        refused("hello)", "in phrase \"hello)\" \")\" closes nothing");
        refused("(hello|)", "in phrase \"(hello|)\" there is an empty choice");
        refused("()", "in phrase \"()\" there is an empty choice");
    }

    @Test
    void gapsHaveALimit() {
        refused("a <0> b", "in phrase \"a <0> b\" a gap of 0 words is outside 1 to 30");
        refused("a <31> b", "in phrase \"a <31> b\" a gap of 31 words is outside 1 to 30");
        refused("a <99999999999999999999> b",
                "in phrase \"a <99999999999999999999> b\" a gap of 99999999999999999999 words is outside 1 to 30");
    }

    @Test
    void signsWithoutALetterAreNoWord() {
        refused("this & that", "in phrase \"this & that\" \"&\" is no word");
        refused("- yes", "in phrase \"- yes\" \"-\" is no word");
    }

    @Test
    void deepAndLongPhrasesAreRefused() {
        refused("(".repeat(21) + "a" + ")".repeat(21),
                "in phrase \"" + "(".repeat(21) + "a" + ")".repeat(21) + "\" brackets nest deeper than 20 levels");
        refused("x".repeat(2_001), "a phrase is 2001 characters long; at most 2000 are read");
    }

    private static Literal word(String text) {
        return new Literal(text, false);
    }

    private static void refused(String text, String clause) {
        assertThatThrownBy(() -> PatternParser.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(clause);
    }
}
