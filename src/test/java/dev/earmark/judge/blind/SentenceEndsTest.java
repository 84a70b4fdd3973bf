package dev.earmark.judge.blind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.language.prompt.Appeals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceEndsTest {

    @ParameterizedTest
    @ValueSource(strings = {"I am sorry, Mr. Hill, for the wait.", "Please ask Dr. Osei about it.", "Bring a document, e.g. A passport.",
            "We open at 9 a.m. on weekdays.", "It is open from 9 a.m. to 5 p.m. and on Sundays.", "The fee is 12.50 a month.",
            "Your case is No. 5 in the list.", "Ask for J. Smith at the desk.", "That is fine, i.e. There is no fee."})
    void nothingEndsBehindATitleAnAbbreviationOrATime(String sentence) {
        assertThat(SentenceEnds.sentences(sentence)).containsExactly(sentence);
    }

    @Test
    void whatEndsIsTakenApart() {
        assertThat(SentenceEnds.sentences("I am sorry! May I help? We open at 9 a.m. Please call. Bye"))
                .containsExactly("I am sorry!", "May I help?", "We open at 9 a.m.", "Please call.", "Bye");
    }

    @Test
    void aLineKeepsTwoSentencesAndTheFirstWhenBothAreTooLong() {
        ModelWords words = new ModelWords(new Appeals());

        assertThat(words.sentences("I am sorry, Mr. Hill. We open at 9. Good bye.", 200)).isEqualTo("I am sorry, Mr. Hill. We open at 9.");
        assertThat(words.sentences("I am sorry, Mr. Hill. We open at nine o'clock.", 30)).isEqualTo("I am sorry, Mr. Hill.");
        assertThat(words.sentences("I am so very sorry for the long wait, Mr. Hill.", 20)).isEqualTo("I am so very sorry…");
        assertThat(words.sentence("It is said. And more.", 240)).isEqualTo("It is said.");
    }
}
