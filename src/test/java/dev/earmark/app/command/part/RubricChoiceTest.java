package dev.earmark.app.command.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Settings;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RubricChoiceTest {

    private static final Settings.Rubrics USUAL = new Settings.Rubrics(null, "bank", "chat", "bank");

    @TempDir
    Path folder;

    @BeforeEach
    void rubrics() throws IOException {
        rubric("bank", "voice, email", "your card is blocked now", "i see the payment on your account", "the transfer went out today");
        rubric("sales", "voice", "would you like to order the cable box",
                "the upgrade costs ten dollars", "shall i sign you up for it");
        rubric("chat", "chat", "your parcel is on its way", "the return label is in your mail", "the shop sends a new one");
    }

    @Test
    void aSalesCallIsScoredByTheRubricForSales() {
        RubricChoice.Chosen chosen = choice(null, new FakeEmbedder()).of(call(Channel.VOICE,
                "Would you like to order the new cable box?", "The upgrade costs ten dollars a month.",
                "Shall I sign you up for it today?"));

        assertThat(chosen.rubric().id()).isEqualTo("sales");
        assertThat(chosen.why()).isEqualTo("of the 2 rubrics for this channel it fits what was said best");
    }

    @Test
    void aCallForTheBankKeepsTheRubricOfTheBank() {
        RubricChoice.Chosen chosen = choice(null, new FakeEmbedder()).of(call(Channel.VOICE,
                "I see the payment on your account.", "Your card is blocked now, a new one comes.", "The transfer went out this morning."));

        assertThat(chosen.rubric().id()).isEqualTo("bank");
        assertThat(chosen.why()).contains("fits what was said best");
    }

    @Test
    void aCallThatFitsNoneOfThemClearlyIsScoredByTheUsualOne() {
        RubricChoice.Chosen chosen = choice(null, new FakeEmbedder()).of(call(Channel.VOICE, "Hm hm hm hm."));

        assertThat(chosen.rubric().id()).isEqualTo("bank");
        assertThat(chosen.why()).contains("none fits clearly better").contains("rubrics.for-voice");
    }

    @Test
    void aRubricOfAnotherChannelIsNeverTaken() {
        RubricChoice.Chosen chosen = choice(null, new FakeEmbedder()).of(call(Channel.CHAT, "Would you like to order the new cable box?"));

        assertThat(chosen.rubric().id()).isEqualTo("chat");
        assertThat(chosen.why()).contains("no other is for it");
    }

    @Test
    void theOneThatIsNamedIsTakenWithoutAWord() {
        RubricChoice.Chosen chosen = choice("bank", new FakeEmbedder())
                .of(call(Channel.VOICE, "Would you like to order the new cable box?"));

        assertThat(chosen.rubric().id()).isEqualTo("bank");
        assertThat(chosen.why()).isNull();
    }

    @Test
    void withoutTheSentenceModelTheUsualOneIsTakenAndItIsSaid() {
        RubricChoice.Chosen chosen = choice(null, new NoModel()).of(call(Channel.VOICE, "Would you like to order the new cable box?"));

        assertThat(chosen.rubric().id()).isEqualTo("bank");
        assertThat(chosen.why()).contains("without the sentence model");
    }

    private RubricChoice choice(@Nullable String named, Embedder embedder) {
        return new RubricChoice(new RubricShelf(folder), USUAL, named, embedder, embedder);
    }

    private void rubric(String id, String channels, String... sentences) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), """
                rubric: %s
                version: 1
                title: Desk
                channels: [%s]
                sections:
                  - id: all
                    title: All
                    criteria:
                      - id: one
                        question: Does the agent do it?
                        weight: 100
                        check: {examples: {count: [%s], do-not-count: [no]}}
                """.formatted(id, channels, String.join(", ", sentences)));
    }

    private static Transcript call(Channel channel, String... said) {
        List<Turn> turns = new ArrayList<>();
        for (String text : said) {
            turns.add(new Turn(turns.size(), Speaker.AGENT, null, text, List.of()));
        }
        return new Transcript("call", channel, new Source("call", "", 0, 0, 0), Engine.GIVEN, turns);
    }

    private static final class NoModel implements Embedder {

        @Override
        public String modelId() {
            return "none";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            throw new Unavailable("language.model-missing", "There is no model.");
        }
    }
}
