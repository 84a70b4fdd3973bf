package dev.earmark.example;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.example.Phrases.Matter;
import dev.earmark.transcript.Channel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A chat or an e-mail thread, while it is written and afterwards. */
final class Written {

    /** The good habit of some agents: they say that they stay with the customer until it is sorted. */
    static final String STAYS = "stays";

    private static final int MS_A_LETTER = 55;
    private static final int SHORTEST_PAUSE_MS = 4_000;
    private static final int LONGEST_PAUSE_MS = 70_000;

    private final Channel channel;
    private final Matter matter;
    private final String customer;
    private final Random random;
    private final String reference;
    private final ArrayNode turns = JsonNodeFactory.instance.arrayNode();
    private final Map<String, Boolean> intended = new HashMap<>();
    private boolean happy = true;
    private long ms;

    Written(Channel channel, Matter matter, String customer, Random random) {
        this.channel = channel;
        this.matter = matter;
        this.customer = customer;
        this.random = random;
        this.reference = matter.prefix() + "-" + (10_000 + random.nextInt(90_000));
    }

    void customer(String text) {
        say("customer", text);
    }

    void agent(String text) {
        say("agent", text);
    }

    private void say(String speaker, String text) {
        ObjectNode turn = turns.addObject().put("speaker", speaker);
        if (channel == Channel.CHAT) {
            ms += turns.size() == 1 ? 0 : SHORTEST_PAUSE_MS + random.nextInt(LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS);
            long end = ms + (long) text.length() * MS_A_LETTER;
            turn.put("startMs", ms).put("endMs", end);
            ms = end;
        }
        turn.put("text", text);
    }

    void intended(String criterion, boolean well) {
        intended.put(criterion, well);
    }

    boolean stays() {
        return intended.getOrDefault(STAYS, false);
    }

    /** How the agent did what a criterion asks for; empty where nothing is known of it. */
    Optional<Boolean> intended(String criterion) {
        return Optional.ofNullable(intended.get(criterion));
    }

    void went(boolean well) {
        happy = well;
    }

    boolean happy() {
        return happy;
    }

    String reference() {
        return reference;
    }

    Matter matter() {
        return matter;
    }

    String customer() {
        return customer;
    }

    /** How long it took. */
    long ms() {
        return ms;
    }

    /** As {@code schema/transcript-input.schema.json} says. */
    byte[] json(String id) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", id).put("channel", channel.label());
        node.set("turns", turns);
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
