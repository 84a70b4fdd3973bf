package dev.earmark.phrase.match;

import static dev.earmark.phrase.sound.Ear.Hearing.RECOGNISED;
import static dev.earmark.phrase.sound.Ear.Hearing.TYPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.phrase.match.Vocabulary.Candidate;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.rubric.RubricYaml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary(List.of(
            PatternCompiler.compile(RubricYaml.pattern("(account|amount|apolog*|not) number"), Map.of()),
            PatternCompiler.compile(RubricYaml.pattern("your account"), Map.of()),
            PatternCompiler.compile(RubricYaml.pattern("we are open"), Map.of())));
    private final Ear phone = new Ear(RECOGNISED, Set.of(), Set.of(), new SoundAlike());
    private final Ear chat = new Ear(TYPED, Set.of(), Set.of(), new SoundAlike());

    @Test
    void aWordIsItselfAtNoCost() {
        assertThat(vocabulary.candidates("number", chat)).containsExactly(new Candidate(new LiteralTest("number", false), 0));
    }

    @Test
    void whatSoundsAlikeMayBeMeantOnThePhoneOnly() {
        assertThat(meant("accounts", phone)).contains("account");
        assertThat(meant("amounts", phone)).contains("amount");
        assertThat(meant("lumber", phone)).containsExactly("number");
        assertThat(meant("lumber", chat)).isEmpty();
    }

    @Test
    void aHomophoneMayBeginAndEndOtherwise() {
        assertThat(meant("our", phone)).contains("are");
        assertThat(meant("our", chat)).doesNotContain("are");
    }

    @Test
    void anyEndingFollowsAStar() {
        assertThat(meant("apologising", chat)).containsExactly("apolog");
    }

    @Test
    void wordsOfNoPatternAreNoCandidates() {
        assertThat(meant("umbrella", phone)).isEmpty();
        assertThat(meant("knot", phone)).isEmpty();
    }

    @Test
    void endlessWordsAreComparedAndForgotten() {
        assertThat(meant("apolog" + "i".repeat(100_000), chat)).containsExactly("apolog");
        assertThat(meant("a".repeat(100_000), phone)).isEmpty();
    }

    private List<String> meant(String word, Ear ear) {
        return vocabulary.candidates(word, ear).stream().map(candidate -> candidate.literal().meant()).toList();
    }
}
