package dev.earmark.speech.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartyCheckTest {

    private static final String[] CALL = {
        "good morning thank you for calling north field bank my name is dana how can i help you today",
        "hi i lost my card yesterday and i need a new one",
        "i am sorry to hear that may i have your account number please",
        "yes it is four four one two nine",
        "thank you i have blocked the card and a new one will be with you in five days",
        "okay great thanks",
        "is there anything else i can help you with today",
        "no that is all",
        "thank you for calling have a great day"};

    private final RoleWords words = RoleWords.load();

    @Test
    void aCallWhosePartiesAreRightIsLeftAsItIs() {
        Transcript right = call(Speaker.AGENT);
        assertThat(new PartyCheck(words, Swap.AUTO).checked(right)).isSameAs(right);
    }

    @Test
    void aCallWithThePartiesOnEachOthersChannelIsSwappedAndThatIsSaid() {
        Transcript put = new PartyCheck(words, Swap.AUTO).checked(call(Speaker.CUSTOMER));
        assertThat(put.turns()).extracting(Turn::speaker).startsWith(Speaker.AGENT, Speaker.CUSTOMER);
        assertThat(put.source().partiesSwapped()).isTrue();
        assertThat(put.source().remarks()).extracting(SourceRemark::sentence).containsExactly("By what they say, agent and customer are on "
                + "each other's channel, so they were swapped; correct intake.agent-channel or the sidecar, or set intake.swap to ask.");
    }

    @Test
    void whoeverWantsToBeAskedIsToldAndNothingIsSwapped() {
        Transcript told = new PartyCheck(words, Swap.ASK).checked(call(Speaker.CUSTOMER));
        assertThat(told.turns()).isEqualTo(call(Speaker.CUSTOMER).turns());
        assertThat(told.source().remarks()).extracting(SourceRemark::code).containsExactly("speech.parties-doubtful");
        Transcript left = call(Speaker.CUSTOMER);
        assertThat(new PartyCheck(words, Swap.NEVER).checked(left)).isSameAs(left);
    }

    @Test
    void nothingIsMadeOfACallInWhichNobodySaysAnythingThatTells() {
        Transcript hum = new Transcript("c", Channel.VOICE, new Source("c.wav", "", 9, 2, 8_000), new Engine("vosk", "m", ""),
                List.of(new Turn(0, Speaker.AGENT, null, "", List.of())));
        assertThat(new PartyCheck(words, Swap.AUTO).checked(hum)).isSameAs(hum);
    }

    private static Transcript call(Speaker first) {
        List<Turn> turns = new ArrayList<>();
        for (String text : CALL) {
            turns.add(new Turn(turns.size(), turns.size() % 2 == 0 ? first : first.other(), null, text, List.of()));
        }
        return new Transcript("c", Channel.VOICE, new Source("c.wav", "", 60, 2, 8_000), new Engine("vosk", "m", ""), turns);
    }
}
