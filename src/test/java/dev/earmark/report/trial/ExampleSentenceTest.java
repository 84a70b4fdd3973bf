package dev.earmark.report.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExampleSentenceTest {

    @Test
    void aTypedSentenceIsTakenAsAWhole() {
        assertThat(ExampleSentence.of("Hello. Oh no, a puddle in the morning! I will help.", "Oh no"))
                .isEqualTo("Oh no, a puddle in the morning!");
    }

    @Test
    void whatWasSpokenIsTakenAsItWasQuoted() {
        assertThat(ExampleSentence.of("well i can see why you are nervous let us find it", "i can see why you are nervous"))
                .isEqualTo("i can see why you are nervous");
    }

    @Test
    void aLongSentenceIsCutToTheWordsAroundTheQuote() {
        String sentence = ExampleSentence.of("one ".repeat(30) + "I am so sorry, " + "two ".repeat(30), "I am so sorry");

        assertThat(sentence).contains("I am so sorry").hasSizeLessThan(90);
    }

    @Test
    void numbersAndAddressesOfPeopleDoNotGoIntoARubric() {
        assertThat(ExampleSentence.of("Is it dana@example.com or 555-0199 123?", "Is it dana@example.com or 555-0199 123?"))
                .isEqualTo("Is it my address or one two three?");
    }

    @Test
    void signsOfPhrasesGo() {
        assertThat(ExampleSentence.of("Thank you (really) {name} [very] ... much", "Thank you (really) {name} [very] ... much"))
                .isEqualTo("Thank you really name very much");
    }
}
