package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnBuilderTest {

    @Test
    void wordsWithoutALongPauseAreOneTurn() {
        List<Turn> turns = turns(said(0, "good morning"), said(1_500, "how are you"));
        assertThat(turns).extracting(Turn::text).containsExactly("good morning how are you");
        assertThat(turns.getFirst().time()).isEqualTo(new TimeSpan(0, 2_600));
        assertThat(turns.getFirst().words()).hasSize(5);
    }

    @Test
    void aLongPauseEndsATurn() {
        assertThat(turns(said(0, "one moment"), said(2_500, "thank you"))).extracting(Turn::text)
                .containsExactly("one moment", "thank you");
    }

    @Test
    void turnsOfBothPartiesStandInOrderOfTime() {
        List<Turn> turns = turns(Map.of(
                Speaker.CUSTOMER, said(1_000, "hello"), Speaker.AGENT, all(said(0, "hi"), said(5_000, "goodbye"))));
        assertThat(turns).extracting(Turn::index).containsExactly(0, 1, 2);
        assertThat(turns).extracting(Turn::text).containsExactly("hi", "hello", "goodbye");
    }

    @Test
    void anAnswerBetweenTwoSentencesEndsTheFirst() {
        List<Turn> turns = turns(Map.of(
                Speaker.AGENT, all(said(0, "is it the blue one"), said(2_800, "or red")), Speaker.CUSTOMER, said(2_150, "yes")));
        assertThat(turns).extracting(Turn::text).containsExactly("is it the blue one", "yes", "or red");
    }

    @Test
    void whoTalksOnThroughAShortAnswerKeepsTheTurnAndTheAnswerIsATurn() {
        List<Turn> turns = turns(Map.of(
                Speaker.AGENT, said(0, "we will send you a new card by mail"), Speaker.CUSTOMER, said(1_200, "okay")));
        assertThat(turns).extracting(Turn::text).containsExactly("we will send you a new card by mail", "okay");
    }

    @Test
    void anInterruptionOverlapsTheTurnItCutsInto() {
        List<Turn> turns = turns(Map.of(Speaker.AGENT, said(0, "let me explain the fee"), Speaker.CUSTOMER,
                said(1_000, "no listen to me please")));
        assertThat(turns).extracting(Turn::speaker).containsExactly(Speaker.AGENT, Speaker.CUSTOMER);
        assertThat(turns).extracting(Turn::time).containsExactly(new TimeSpan(0, 1_900), new TimeSpan(1_000, 2_900));
    }

    @Test
    void thePartyThatIsSilentHasNoTurns() {
        assertThat(turns(Map.of(Speaker.AGENT, said(0, "hello"), Speaker.CUSTOMER, List.of()))).hasSize(1);
        assertThat(turns(Map.of())).isEmpty();
    }

    @SafeVarargs
    private static List<Turn> turns(List<Word>... phrases) {
        return turns(Map.of(Speaker.UNKNOWN, all(phrases)));
    }

    private static List<Turn> turns(Map<Speaker, List<Word>> heard) {
        return new TurnBuilder().turns(heard.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> new TurnBuilder.Voice(entry.getKey(), entry.getValue())).toList());
    }

    @SafeVarargs
    private static List<Word> all(List<Word>... phrases) {
        List<Word> words = new ArrayList<>();
        for (List<Word> phrase : phrases) {
            words.addAll(phrase);
        }
        return words;
    }

    /** Each word takes 300 ms, with 100 ms to the next. */
    private static List<Word> said(long startMs, String phrase) {
        List<Word> words = new ArrayList<>();
        for (String word : phrase.split(" ", -1)) {
            long start = startMs + 400L * words.size();
            words.add(new Word(word, new TimeSpan(start, start + 300), 0.9));
        }
        return words;
    }
}
