package dev.earmark.phrase.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.Calls;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokeniserTest {

    @Test
    void caseAndPunctuationMakeNoDifference() {
        assertThat(Tokeniser.words("Hello, THERE! (Dana) -- here...")).containsExactly("hello", "there", "dana", "here");
    }

    @Test
    void shortFormsAreTheSameWordsAsTheLongOnes() {
        assertThat(Tokeniser.words("I'm sure we'll see what's up, they've said you'd say it's fine"))
                .isEqualTo(Tokeniser.words("I am sure we will see what is up, they have said you would say it is fine"));
    }

    @Test
    void negationsKeepTheirNot() {
        assertThat(Tokeniser.words("can't won't cannot isn't didn't shan't ain't"))
                .containsExactly("can", "not", "will", "not", "can", "not", "is", "not", "did", "not", "shall", "not", "is", "not");
    }

    @Test
    void curlyApostrophesAreApostrophes() {
        assertThat(Tokeniser.words("I’m sure it’s fine, don’t worry")).isEqualTo(Tokeniser.words("I'm sure it's fine, don't worry"));
    }

    @Test
    void possessivesAreTheWordItself() {
        assertThat(Tokeniser.words("the customer's mother's maiden name")).containsExactly("the", "customer", "mother", "maiden", "name");
    }

    @Test
    void otherApostrophesAreLeftOut() {
        assertThat(Tokeniser.words("rock'n'roll o'clock")).containsExactly("rocknroll", "oclock");
    }

    @Test
    void slangIsWrittenOut() {
        assertThat(Tokeniser.words("ok lemme see, gonna do it, alright, let's go, y'all wanna gotta gimme ya"))
                .containsExactly("okay", "let", "me", "see", "going", "to", "do", "it", "all", "right", "let", "us", "go", "you", "all",
                        "want", "to",
                        "got", "to", "give", "me", "you");
    }

    @Test
    void marksOfTheTranscriberAreNotWords() {
        assertThat(Tokeniser.words("[noise] hello <unk> there [laughter] <spoken_noise> you [background speech]"))
                .containsExactly("hello", "there", "you");
    }

    @Test
    void angleBracketsThatAreNoMarkHideNoWords() {
        assertThat(Tokeniser.words("5 < 6 and <script>alert(1)</script>")).contains("and", "alert");
    }

    @Test
    void lettersOfEveryScriptAreWords() {
        assertThat(Tokeniser.words("Ärger naïve Привет שלום مرحبا 你好 𝒜bc İstanbul")).hasSize(8).allMatch(word -> !word.isBlank());
    }

    @Test
    void accentsWrittenAsOwnCharactersStayWithTheirLetter() {
        assertThat(Tokeniser.words("cafe\u0301 now")).hasSize(2);
    }

    @Test
    void turnsWithoutWordsHaveNoTokens() {
        assertThat(Tokeniser.words("")).isEmpty();
        assertThat(Tokeniser.words(" \t\n")).isEmpty();
        assertThat(Tokeniser.words("... !? -- ' ’ $ € 😀 \u0000\u0007\u202e")).isEmpty();
    }

    @Test
    void everyTokenPointsAtItsCharacters() {
        String text = "  Well, I can’t pay $1,200.00 -- a hundred and thirty four [noise] at most!";
        List<Token> tokens = Tokeniser.tokens(new Turn(3, Speaker.AGENT, null, text, List.of()));

        assertThat(tokens).extracting(token -> text.substring(token.from(), token.to()))
                .containsExactly("Well", "I", "can’t", "can’t", "pay", "$1,200.00", "a hundred and thirty four", "at", "most");
        assertThat(tokens).extracting(Token::turn).containsOnly(3);
    }

    @Test
    void timesAndConfidencesComeFromTheWords() {
        Turn turn = Calls.call(Calls.agent("you can't have it").doubting("can't", 0.4)).turns().getFirst();
        assertThat(Tokeniser.tokens(turn)).extracting(Token::text, Token::time, Token::confidence).containsExactly(
                org.assertj.core.groups.Tuple.tuple("you", new TimeSpan(0, 300), 1.0),
                org.assertj.core.groups.Tuple.tuple("can", new TimeSpan(300, 600), 0.4),
                org.assertj.core.groups.Tuple.tuple("not", new TimeSpan(300, 600), 0.4),
                org.assertj.core.groups.Tuple.tuple("have", new TimeSpan(600, 900), 1.0),
                org.assertj.core.groups.Tuple.tuple("it", new TimeSpan(900, 1_200), 1.0));
    }

    @Test
    void aSpokenNumberTakesTheTimeOfAllItsWordsAndTheLeastConfidence() {
        Turn turn = Calls.call(Calls.agent("that is a hundred and thirty four dollars").doubting("thirty", 0.3)).turns().getFirst();
        Token number = Tokeniser.tokens(turn).get(2);
        assertThat(number.text()).isEqualTo("134");
        assertThat(number.time()).isEqualTo(new TimeSpan(600, 2_100));
        assertThat(number.confidence()).isEqualTo(0.3);
    }

    @Test
    void theSameWordTwiceHasTwoTimes() {
        Turn turn = Calls.call(Calls.agent("no no no")).turns().getFirst();
        assertThat(Tokeniser.tokens(turn)).extracting(Token::time)
                .containsExactly(new TimeSpan(0, 300), new TimeSpan(300, 600), new TimeSpan(600, 900));
    }

    @Test
    void aWordThatIsPartOfAnEarlierWordKeepsItsOwnTime() {
        Turn turn = Calls.call(Calls.agent("thanks a lot and a bank")).turns().getFirst();
        assertThat(Tokeniser.tokens(turn).get(4).time()).isEqualTo(new TimeSpan(1_200, 1_500));
    }

    @Test
    void wordsWithoutTimesTakeTheTimeOfTheirTurn() {
        Turn turn = Calls.writtenDown(Calls.agent("one moment please")).turns().getFirst();
        assertThat(Tokeniser.tokens(turn)).extracting(Token::time).containsOnly(new TimeSpan(0, 900));
        assertThat(Tokeniser.tokens(turn)).extracting(Token::confidence).containsOnly(1.0);
    }

    @Test
    void typedWordsHaveNoTime() {
        assertThat(Tokeniser.tokens(Calls.chat(Calls.agent("hi")).turns().getFirst())).extracting(Token::time).containsOnlyNulls();
    }

    @Test
    void wordsOfARecogniserThatAreNotInTheTextDoNoHarm() {
        Turn turn = new Turn(0, Speaker.AGENT, new TimeSpan(0, 900), "hello there", List.of(new Word("goodbye", new TimeSpan(0, 300), 1)));
        assertThat(Tokeniser.tokens(turn)).extracting(Token::text).containsExactly("hello", "there");
    }
}
