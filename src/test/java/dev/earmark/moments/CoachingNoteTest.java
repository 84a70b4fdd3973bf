package dev.earmark.moments;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.moments.CoachingNote.Better;
import dev.earmark.moments.CoachingNote.Said;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a coach can say of a moment. */
class CoachingNoteTest {

    private static final ColleagueLines.FromPlay PLAY = new ColleagueLines.FromPlay("resolved", 2, "p1");

    private static final Transcript CHAT = chat(customer("I lost my card and I am worried."), agent("What is the number?"),
            customer("I do not have it. That is why I write."));

    private static Moment moment(Tone tone, int turn, Speaker speaker, String quote) {
        return new Moment(tone, "passed-over", turn, speaker, null, quote, "Because.", tone == Tone.PRAISE ? null : "I am sorry.", 4);
    }

    private static Optional<CoachingNote> note(Moment moment, ColleagueLines lines) {
        return CoachingNote.of(moment, CHAT, lines);
    }

    @Test
    void situationBehaviourAndImpactAreWordsOfTheConversation() {
        CoachingNote note = note(moment(Tone.COACHING, 1, Speaker.AGENT, "What is the number?"), ColleagueLines.NONE).orElseThrow();

        assertThat(note.situation()).isEqualTo(new Said(0, Speaker.CUSTOMER, "I lost my card and I am worried."));
        assertThat(note.behaviour()).isEqualTo(new Said(1, Speaker.AGENT, "What is the number?"));
        assertThat(note.impact()).isEqualTo(new Said(2, Speaker.CUSTOMER, "I do not have it. That is why I write."));
        assertThat(note.question()).endsWith("?");
        assertThat(note.better()).isEqualTo(new Better("I am sorry.", false, null, null));
    }

    @Test
    void ofAMomentOfTheCustomersTheBehaviourIsTheAnswer() {
        assertThat(note(moment(Tone.COACHING, 0, Speaker.CUSTOMER, "I am worried"), ColleagueLines.NONE).orElseThrow().behaviour().turn())
                .isEqualTo(1);
    }

    @Test
    void aLineThatAColleagueHasSaidGoesBeforeAWrittenOne() {
        assertThat(note(moment(Tone.COACHING, 1, Speaker.AGENT, "What is the number?"),
                kind -> Optional.of(new ColleagueLines.Line("Oh no, let us block it.", "i-7", 3, PLAY))).orElseThrow().better())
                .isEqualTo(new Better("Oh no, let us block it.", true, "i-7", PLAY));
        assertThat(note(moment(Tone.PRAISE, 1, Speaker.AGENT, "What is the number?"),
                kind -> Optional.of(new ColleagueLines.Line("Oh no.", null, null, null))).orElseThrow().better()).isNull();
    }

    @Test
    void whereTheAgentSaidNothingThereIsNoNote() {
        assertThat(note(moment(Tone.COACHING, 2, Speaker.CUSTOMER, "That is why I write."), ColleagueLines.NONE)).isEmpty();
    }
}
