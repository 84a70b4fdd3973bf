package dev.earmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartiesTest {

    @ParameterizedTest
    @CsvSource({"Agent,agent", "CUSTOMER,customer", "end-user,customer", "Visitor 12,customer", "Support Bot,bot", "virtual_assistant,bot",
        "System,system", "Berater,agent", "Shop Support,agent", "inbound,customer", "unknown,unknown"})
    void rolesOfOtherSystemsAreParties(String role, String party) {
        assertThat(RoleNames.of(role)).map(Speaker::label).contains(party);
    }

    @ParameterizedTest
    @CsvSource({"Speaker 0", "spk_1", "Maria", "A", "1"})
    void namesAndNumbersAreNoRoles(String author) {
        assertThat(RoleNames.of(author)).isEmpty();
    }

    @Test
    void speakersWithoutARoleAreToldApartByWhatTheySay() {
        assertThat(speakers(Channel.VOICE, null, "spk_0: hi i lost my card", "spk_1: how can i help you today", "spk_0: thanks"))
                .containsExactly(Speaker.CUSTOMER, Speaker.AGENT, Speaker.CUSTOMER);
        assertThat(speakers(Channel.VOICE, null, "A: wie kann ich ihnen helfen", "B: ich habe eine frage zu meiner rechnung"))
                .containsExactly(Speaker.AGENT, Speaker.CUSTOMER);
    }

    @Test
    void theNameOfTheAgentDecides() {
        assertThat(speakers(Channel.CHAT, "Dana Reed", "Sam: hello", "Dana: hello")).containsExactly(Speaker.CUSTOMER, Speaker.AGENT);
    }

    @Test
    void whomNothingTellsApartStaysUnknownAndIsNamed() {
        List<RawTurn> turns = turns("Ann: hello", "Bob: hello");
        assertThat(Parties.of(turns, null, null).speakers(turns, Channel.CHAT)).containsOnly(Speaker.UNKNOWN);
        assertThat(Parties.of(turns, null, null).unclear()).contains("\"Ann\", \"Bob\"");
    }

    @Test
    void noticesOfAChatAreTheSystems() {
        assertThat(speakers(Channel.CHAT, null, "unknown: Chat started", "agent: hello", "unknown: Dana has left the chat",
                "agent: Conversation closed", "customer: Dana has left the chat", "unknown: I left the keys there"))
                .containsExactly(Speaker.SYSTEM, Speaker.AGENT, Speaker.SYSTEM, Speaker.SYSTEM, Speaker.CUSTOMER, Speaker.UNKNOWN);
    }

    @Test
    void aBotThatWritesInTheAgentsNameIsOneUpToTheHandOver() {
        assertThat(speakers(Channel.CHAT, null, "agent: Hi, I'm the virtual assistant. How can I help?", "customer: a person please",
                "agent: I will connect you.", "system: You are now chatting with Dana", "agent: hello, what is it about"))
                .containsExactly(Speaker.BOT, Speaker.CUSTOMER, Speaker.BOT, Speaker.SYSTEM, Speaker.AGENT);
        assertThat(speakers(Channel.CHAT, null, "agent: I am not a bot, I am Dana")).containsExactly(Speaker.AGENT);
    }

    @Test
    void announcementsOnTheAgentsSideAreTheSystems() {
        assertThat(speakers(Channel.VOICE, null,
                "agent: all our agents are currently busy please hold for the next available agent",
                "agent: thank you for calling my name is dana i can transfer you to the next available agent",
                "agent: for billing press two")).containsExactly(Speaker.SYSTEM, Speaker.AGENT, Speaker.SYSTEM);
    }

    private static List<Speaker> speakers(Channel channel, @Nullable String agent, String... lines) {
        List<RawTurn> turns = turns(lines);
        return Parties.of(turns, agent, null).speakers(turns, channel);
    }

    private static List<RawTurn> turns(String... lines) {
        return Stream.of(lines).map(line -> line.split(": ", 2)).map(parts -> new RawTurn(parts[0], null, parts[1], List.of())).toList();
    }
}
