package dev.earmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.NoConversation;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationSignsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            voice ¦ customer: you have reached ann please leave a message after the beep / agent: this is dana from the bank please call back ¦ voicemail
            voice ¦ agent: hello this is dana / customer: the person you are calling is not available at the tone please record your message ¦ voicemail
            voice ¦ customer: guten tag hier ist die mailbox von sam bitte sprechen sie nach dem signalton / agent: hier ist dana              ¦ voicemail
            voice ¦ agent: you have reached northfield please leave a message / customer: hi my card is gone call me on four four one           ¦ voicemail
            voice ¦ agent: good morning northfield how can i help / customer: oh sorry wrong number                                           ¦ misdialled
            voice ¦ agent: guten tag / customer: entschuldigung da habe ich mich verwählt                                                     ¦ misdialled
            chat  ¦ customer: hello is this the bakery / agent: no this is a bank / customer: sorry wrong chat                                 ¦ misdialled
            voice ¦ agent: oh                                                                                                                  ¦ abandoned
            voice ¦ agent: good morning northfield how can i help / agent: hello                                                              ¦ abandoned
            chat  ¦ bot: Hi, what is it about?                                                                                                 ¦ abandoned
            voice ¦ system: please hold for the next available representative                                                                  ¦ abandoned
            voice ¦ system: you have reached the voice mail of sam please leave a message after the tone                                       ¦ voicemail
            voice ¦ agent: [noise]                                                                                                             ¦ silent
            """)
    void whatIsNoConversationIsNamed(String channel, String turns, String kind) {
        assertThat(missing(channel, turns)).map(NoConversation::label).contains(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            chat  ¦ agent: what / customer: my kettle is broken
            voice ¦ agent: how can i help / customer: you sent me the wrong number of forks and my order is late
            voice ¦ customer: i left a message after the tone yesterday and nobody called / agent: sorry / customer: so / agent: i will look / agent: it is on its way
            voice ¦ agent: hello / customer: the wrong number is on my card
            email ¦ agent: No.
            voice ¦ unknown: hello how can i help you today my card is gone
            chat  ¦ agent: What is your address? / customer: ok
            """)
    void aBadConversationIsOneAllTheSame(String channel, String turns) {
        assertThat(missing(channel, turns)).isEmpty();
    }

    @Test
    void aRecordingOfRingingAloneWasAbandoned() {
        Source ringing = new Source("t", "00", 9, 1, 8_000, List.of(new SourceRemark(SourceRemark.PLAYED, "Tones.")));

        assertThat(ConversationSigns.missing(new Transcript("t", Channel.VOICE, ringing, Engine.GIVEN, List.of())))
                .contains(NoConversation.ABANDONED);
        assertThat(ConversationSigns.missing(new Transcript("t", Channel.VOICE, new Source("t", "00", 9, 1, 8_000), Engine.GIVEN,
                List.of()))).contains(NoConversation.SILENT);
    }

    private static Optional<NoConversation> missing(String channel, String said) {
        List<Turn> turns = new ArrayList<>();
        for (String line : said.split(" / ")) {
            String[] parts = line.strip().split(": ", 2);
            Speaker speaker = Arrays.stream(Speaker.values()).filter(one -> one.label().equals(parts[0])).findFirst().orElseThrow();
            turns.add(new Turn(turns.size(), speaker, null, parts[1], List.of()));
        }
        Channel known = Arrays.stream(Channel.values()).filter(one -> one.label().equals(channel.strip())).findFirst().orElseThrow();
        return ConversationSigns.missing(new Transcript("t", known, new Source("t", "00", 0, 0, 0), Engine.GIVEN, turns));
    }
}
