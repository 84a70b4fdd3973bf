package dev.earmark.eval.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.eval.sentiment.SentimentTraining.Labelled;
import dev.earmark.language.embedding.OnnxEmbedder;
import dev.earmark.measure.Sentiment.Label;
import dev.earmark.measure.SentimentHead;
import dev.earmark.measure.TrainedSentiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentimentTrainingIT {

    /** Another kind of processor may round vectors otherwise, so the test asks for the same readings; the command compares digits. */
    @Test
    void trainingAgainGivesTheHeadThatTheProgramUses() {
        try (OnnxEmbedder embedder = new OnnxEmbedder(Path.of("target", "embedder"))) {
            SentimentHead again = new SentimentTraining(embedder).train();
            List<String> texts = List.of("this is the third time", "thank you so much", "my name is john", "it is broken again");
            List<double[]> expected = new TrainedSentiment(embedder).read(texts);
            List<double[]> actual = new TrainedSentiment(embedder, again).read(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(actual.get(i)).containsExactly(expected.get(i), within(0.02));
            }
        }
    }

    @Test
    void everySentenceStandsOnceWithOneLabel() {
        List<Labelled> sentences = SentimentTraining.sentences();
        assertThat(sentences.stream().map(s -> s.text().toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        assertThat(sentences.stream().filter(s -> s.label() == Label.POSITIVE)).hasSizeGreaterThan(100);
    }

    @Test
    void spokenSentencesLookLikeRecognisedSpeech() {
        assertThat(new Labelled(Label.NEGATIVE, "It\u2019s broken \u2013 AGAIN!").spoken().text()).isEqualTo("it's broken again");
    }
}
