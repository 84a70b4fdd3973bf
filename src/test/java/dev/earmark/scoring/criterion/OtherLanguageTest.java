package dev.earmark.scoring.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.TrustBar;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtherLanguageTest {

    private static final String GERMAN = "Guten Tag, meine Karte ist weg und ich möchte sie bitte sperren lassen";

    private static Rubric rubric(String language) {
        return new Rubric("r", 1, "R", "ab", Set.of(), Map.of(), 75.0, 0.8, List.of(), List.of(), TrustBar.USUAL, 14, language);
    }

    private static Transcript typed(String text, Speaker speaker) {
        return new Transcript("t", Channel.CHAT, new Source("t", "00", 0, 0, 0), Engine.GIVEN,
                List.of(new Turn(0, speaker, null, text, List.of())));
    }

    private static Transcript heard(int words, int doubtful) {
        List<Word> said = IntStream.range(0, words).mapToObj(i -> new Word("und", new TimeSpan(i * 300L, i * 300L + 200),
                i < doubtful ? 0.4 : 0.9)).toList();
        return new Transcript("t", Channel.VOICE, new Source("t", "00", 0, 0, 0), new Engine("vosk", "m", ""),
                List.of(new Turn(0, Speaker.AGENT, new TimeSpan(0, words * 300L), "und ".repeat(words).strip(), said)));
    }

    @Test
    void whatIsWrittenInAnotherLanguageThanTheRubricIsNotJudgedByIt() {
        OtherLanguage other = OtherLanguage.of(typed(GERMAN, Speaker.CUSTOMER), rubric("en")).orElseThrow();

        assertThat(other.cause()).isEqualTo(Verdict.Cause.OTHER_LANGUAGE);
        assertThat(other.reason()).isEqualTo("This is in German, and the rubric is in English.");
        assertThat(OtherLanguage.of(typed(GERMAN, Speaker.CUSTOMER), rubric("de"))).isEmpty();
        assertThat(OtherLanguage.of(typed(GERMAN, Speaker.QUOTED), rubric("en"))).as("quoted words tell nothing").isEmpty();
    }

    @Test
    void theLanguageThatSomebodyChoseIsBelievedAndOneOfAModelToo() {
        Transcript said = typed("Ok", Speaker.CUSTOMER);
        Transcript chosen = new Transcript("t", Channel.CHAT, said.source().spoken("es-MX"), Engine.GIVEN, said.turns());
        Transcript german = typed(GERMAN, Speaker.CUSTOMER);
        Transcript heard = heard(40, 0);
        Transcript spanish = new Transcript("t", Channel.VOICE, heard.source().spoken("es"), heard.engine(), heard.turns());

        assertThat(OtherLanguage.of(chosen, rubric("en"))).map(OtherLanguage::reason)
                .contains("This is in Spanish, and the rubric is in English.");
        assertThat(OtherLanguage.of(chosen, rubric("es"))).isEmpty();
        assertThat(OtherLanguage.of(new Transcript("t", Channel.CHAT, german.source().spoken("en"), Engine.GIVEN, german.turns()),
                rubric("en"))).as("said to be English").isEmpty();
        assertThat(OtherLanguage.of(spanish, rubric("en"))).map(OtherLanguage::cause).contains(Verdict.Cause.OTHER_LANGUAGE);
        assertThat(OtherLanguage.of(spanish, rubric("es"))).isEmpty();
    }

    @Test
    void aCallOfWhoseWordsTheRecogniserIsNotSureIsNotJudged() {
        assertThat(OtherLanguage.of(heard(40, 25), rubric("en"))).map(OtherLanguage::cause).contains(Verdict.Cause.UNINTELLIGIBLE);
        assertThat(OtherLanguage.of(heard(40, 10), rubric("en"))).isEmpty();
        assertThat(OtherLanguage.of(heard(24, 24), rubric("en"))).as("too little to tell").isEmpty();
    }
}
