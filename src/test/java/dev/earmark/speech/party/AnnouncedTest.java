package dev.earmark.speech.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncedTest {

    /** A bar stands for a pause of 700 ms within a turn. */
    private static Transcript call(String... lines) {
        List<Turn> turns = new ArrayList<>();
        long at = 0;
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            List<Word> said = new ArrayList<>();
            for (String word : parts[1].split(" ")) {
                if (word.equals("|")) {
                    at += 700;
                } else {
                    said.add(new Word(word, new TimeSpan(at, at + 250), 0.9));
                    at += 300;
                }
            }
            Speaker speaker = parts[0].equals("agent") ? Speaker.AGENT : parts[0].equals("customer") ? Speaker.CUSTOMER : Speaker.UNKNOWN;
            turns.add(new Turn(turns.size(), speaker, said.getFirst().time().covering(said.getLast().time()),
                    parts[1].replace(" |", ""), said));
            at += 1_500;
        }
        return new Transcript("c", Channel.VOICE, new Source("c.wav", "", 60, 2, 8_000), new Engine("vosk", "m", ""), turns);
    }

    private static List<String> said(Transcript transcript) {
        return transcript.turns().stream().map(turn -> turn.speaker().label() + ": " + turn.text()).toList();
    }

    @Test
    void anAnnouncementBeforeAnybodyAnswersIsTheSystemsAndWhoAnswersIsThemselves() {
        Transcript told = Announced.told(call(
                "agent: thank you for calling northfield bank | please hold for the next available representative | good morning my name"
                        + " is dana how can i help",
                "customer: hi i lost my card"));

        assertThat(said(told)).containsExactly(
                "system: thank you for calling northfield bank please hold for the next available representative",
                "agent: good morning my name is dana how can i help", "customer: hi i lost my card");
        assertThat(told.turns()).extracting(Turn::index).containsExactly(0, 1, 2);
    }

    @Test
    void aVoiceMenuOnTheCustomersChannelIsNotTheCustomer() {
        Transcript told = Announced.told(call("customer: for billing press one | to hear these options again press star",
                "agent: hello this is dana", "customer: calls are answered in the order it was received"));

        assertThat(told.turns()).extracting(Turn::speaker).containsExactly(Speaker.SYSTEM, Speaker.AGENT, Speaker.SYSTEM);
    }

    @Test
    void whatPeopleSayOfThemselvesIsNoAnnouncement() {
        Transcript call = call("agent: thank you for calling northfield my name is dana",
                "customer: your next available agent told me that i am number four in line",
                "agent: please hold while i look for the next available appointment",
                "agent: your estimated wait time is five minutes and a representative will be with you shortly");

        assertThat(Announced.told(call)).isSameAs(call);
    }

    @Test
    void whatOnlyAsAWholeSoundsPlayedIsTakenAsAWhole() {
        Transcript told = Announced.told(call("agent: thank you for calling northfield | this call may be recorded | please listen"
                + " carefully as the menu options have changed", "agent: hello dana speaking"));

        assertThat(told.turns()).extracting(Turn::speaker).containsExactly(Speaker.SYSTEM, Speaker.AGENT);
    }

    @Test
    void turnsInWhichNothingIsPlayedStayWhole() {
        Transcript told = Announced.told(call("agent: good morning | how can i help", "agent: your call is important to us"));

        assertThat(said(told)).containsExactly("agent: good morning how can i help", "system: your call is important to us");
        assertThat(told.turns().getFirst().words()).hasSize(6);
    }
}
