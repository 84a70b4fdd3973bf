package dev.earmark.speech.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HouseWordsTest {

    private static final KnownWords KNOWN = new KnownWords(List.of("", "thank", "you", "for", "calling", "dana", "one", "two", "three",
            "four", "five", "line", "that", "call", "is"));

    @Test
    void whatOneConversationAloneSaysIsNotLearntHoweverOftenItSaysIt() {
        HouseText first = HouseText.of("first", List.of("Thank you for calling, Dana. Dana, thank you!"));
        HouseText second = HouseText.of("second", List.of("Thank you for calling."));
        HouseWords words = new HouseWords(List.of(first, second), KNOWN);
        assertThat(words.learnable(first)).containsExactly(List.of("thank", "you", "for", "calling", ""), List.of("", "thank", "you"));
        assertThat(words.learnt()).isEqualTo(10);
    }

    @Test
    void ofAnArticleEachParagraphCountsSoThatAProductIsLearnt() {
        HouseText article = HouseText.of("article", List.of("Thank you, Dana line.", "The Dana line is for you."));
        assertThat(new HouseWords(List.of(article), KNOWN).learnable(article).getFirst()).containsExactly("", "you", "dana", "line");
    }

    @Test
    void rowsOfMoreThanThreeNumbersAreNotLearnt() {
        HouseText call = HouseText.of("call", List.of("call one two three four five line", "call one two three line"));
        assertThat(new HouseWords(List.of(call, call), KNOWN).learnable(call)).containsExactly(
                List.of("call", "", "", "", "", "", "line"), List.of("call", "one", "two", "three", "line"));
    }

    @Test
    void wordsThatCannotBeHeardAreCountedButNotThoseThatOnlyEndInAnApostropheOfTheirOwn() {
        HouseText text = HouseText.of("text", List.of("Brightline: that'll be a call to Brightline, for you."));
        assertThat(new HouseWords(List.of(text), KNOWN).unknown()).isEqualTo(Map.of("a", 1, "be", 1, "brightline", 2, "to", 1));
    }

    @Test
    void marksInPlaceOfPrivateWordsAndAddressesOfTheWebAreNotRead() {
        HouseText text = HouseText.of("text", List.of("call [card number] for you at https://line.example/one or dana@line.example"));
        assertThat(text.passages().getFirst().sentences()).containsExactly(List.of("call"), List.of("for", "you", "at"), List.of("or"));
    }
}
