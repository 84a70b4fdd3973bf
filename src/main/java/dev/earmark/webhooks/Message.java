package dev.earmark.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.events.Event;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** What a receiver gets to read: type, time, ids and figures. Words of a conversation are to be fetched, by whoever may. */
final class Message {

    static final int MOST_BYTES = 20_000;

    private Message() {}

    /** Less than 20 kB; the same bytes at every attempt. */
    static byte[] of(Event event) {
        byte[] whole = bytes(event, true);
        return whole.length < MOST_BYTES ? whole : bytes(event, false);
    }

    private static byte[] bytes(Event event, boolean detailed) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", event.type().label()).put("timestamp", event.at().toString());
        ObjectNode what = message.putObject("data");
        what.put("interactionId", event.interactionId()).put("agentId", event.agentId());
        if (detailed) {
            new TreeMap<>(event.detail()).forEach(what::put);
        }
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }
}
