package dev.earmark.playbook.trait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraitReaderTest {

    private final List<Turn> turns = new ArrayList<>();
    private final BitSet complaints = new BitSet();
    private long clockMs;

    @Test
    void eachTurnOfTheAgentIsInOneSituation() {
        said(Speaker.AGENT, "hello how can I help");
        said(Speaker.CUSTOMER, "my bill is wrong");
        said(Speaker.AGENT, "let me look at the bill");
        said(Speaker.CUSTOMER, "can you see it?");
        said(Speaker.AGENT, "yes I see the bill");
        complained("this is terrible");
        said(Speaker.AGENT, "I am sorry about that");
        said(Speaker.CUSTOMER, "well");
        said(Speaker.AGENT, "it is corrected now");
        said(Speaker.CUSTOMER, "thanks");
        said(Speaker.AGENT, "goodbye");

        assertThat(read().sayings()).extracting(Saying::situation).containsExactly(Situation.OPENING, Situation.OPENING, Situation.QUESTION,
                Situation.COMPLAINT, Situation.CLOSING, Situation.CLOSING);
    }

    @Test
    void namesNumbersAndAmountsAreNotKept() {
        said(Speaker.CUSTOMER, "hello");
        said(Speaker.AGENT, "So Petra, the card 4929 has a fee of £30");

        String kept = read().toText();

        assertThat(kept).doesNotContainIgnoringCase("petra").doesNotContain("4929").doesNotContain("30").contains(SaidStems.GAP);
    }

    @Test
    void anAcknowledgementBehindTheQuestionIsTooLate() {
        complained("I am so angry");
        said(Speaker.AGENT, "what is your account and I am sorry");

        assertThat(read().habits()).containsEntry(TalkHabit.ACKNOWLEDGES, -1);
    }

    @Test
    void anAcknowledgementBeforeTheQuestionIsAHabitAndItsTurnIsKnown() {
        complained("I am so angry");
        said(Speaker.AGENT, "I am sorry about that what is your account");

        assertThat(read().habits()).containsEntry(TalkHabit.ACKNOWLEDGES, 1);
    }

    @Test
    void aSilenceIsAnnouncedOrNot() {
        said(Speaker.CUSTOMER, "hello");
        said(Speaker.AGENT, "bear with me while I look");
        clockMs += 20_000;
        said(Speaker.AGENT, "here it is");

        assertThat(read().habits()).containsEntry(TalkHabit.ANNOUNCES_SILENCE, 1);
    }

    @Test
    void withoutAComplaintNobodyCouldHaveAcknowledgedIt() {
        said(Speaker.CUSTOMER, "hello");
        said(Speaker.AGENT, "good morning");

        assertThat(read().habits()).doesNotContainKey(TalkHabit.ACKNOWLEDGES);
    }

    @Test
    void whatIsKeptReadsBackTheSame() {
        said(Speaker.AGENT, "good morning, how may I help you today?");
        complained("it never works");
        said(Speaker.AGENT, "I understand. Let me check that for you.");
        TraitReader reader = new TraitReader(texts -> texts.stream()
                .map(text -> new MeaningSketch(text.hashCode(), -1, 0, Long.MIN_VALUE)).toList());

        CallTraits traits = reader.read(transcript(), Set.of(), complaints);

        assertThat(new TraitParser().parse(traits.toText())).isEqualTo(traits);
        assertThat(new TraitParser().parse(read().toText())).isEqualTo(read());
    }

    @Test
    void whatIsDamagedIsRefusedOrReadsAsTraits() {
        said(Speaker.AGENT, "good morning, how may I help you today?");
        complained("it never works");
        said(Speaker.AGENT, "I understand. Let me check that for you.");
        String kept = new TraitReader(texts -> texts.stream().map(text -> new MeaningSketch(text.hashCode(), -1, 0, 7)).toList())
                .read(transcript(), Set.of(), complaints).toText();
        TraitParser parser = new TraitParser();

        for (int i = 0; i < kept.length(); i++) {
            String before = kept.substring(0, i);
            for (String damaged : List.of(before, kept.substring(i), before + '\uFFFD' + kept.substring(i + 1))) {
                assertThat(refused(parser, damaged) || !parser.parse(damaged).toText().isEmpty()).isTrue();
            }
        }
        assertThat(List.of("", "one line", "\n- \n7 0 -", "\n- \n0 0 AAAA", "\n- whistles 3\n", "\nnever \n"))
                .allSatisfy(none -> assertThat(refused(parser, none)).as(none).isTrue());
    }

    private static boolean refused(TraitParser parser, String kept) {
        try {
            parser.parse(kept);
            return false;
        } catch (IllegalArgumentException damaged) {
            return true;
        }
    }

    @Test
    void sketchesTellTheAngleBetweenVectors() {
        MeaningSketch.Planes planes = new MeaningSketch.Planes(2);
        MeaningSketch east = planes.sketch(new float[] {1, 0});

        assertThat(east.cosine(planes.sketch(new float[] {1, 0}))).isEqualTo(1);
        assertThat(east.cosine(planes.sketch(new float[] {0.7071f, 0.7071f}))).isBetween(0.55, 0.85);
        assertThat(east.cosine(planes.sketch(new float[] {-1, 0}))).isEqualTo(-1);
    }

    @Test
    void aCallOfOneMillionWordsIsKeptInShort() {
        said(Speaker.CUSTOMER, "hello");
        said(Speaker.AGENT, "well. ".repeat(200_000));

        assertThat(read().sayings()).hasSizeLessThanOrEqualTo(120);
    }

    private CallTraits read() {
        return new TraitReader(_ -> List.of()).read(transcript(), Set.of("petra"), complaints);
    }

    private Transcript transcript() {
        return new Transcript("one", Channel.VOICE, new Source("one.wav", "", 60, 2, 8_000), Engine.GIVEN, turns);
    }

    private void complained(String words) {
        complaints.set(turns.size());
        said(Speaker.CUSTOMER, words);
    }

    private void said(Speaker speaker, String words) {
        turns.add(new Turn(turns.size(), speaker, new TimeSpan(clockMs, clockMs + 2_000), words, List.of()));
        clockMs += 2_500;
    }
}
