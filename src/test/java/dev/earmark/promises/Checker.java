package dev.earmark.promises;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what senders were told with what the service holds, by its API alone. Knows nothing of how it is kept. */
final class Checker {

    private final Sender sender;

    Checker(Sender sender) {
        this.sender = sender;
    }

    /** Waits until nothing is being processed. */
    void awaitQuiet(ServiceProcess service, Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (sender.get(service, "/interactions?state=processing&limit=1").path("items").size() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still processing after " + most + ": "
                        + sender.get(service, "/interactions?state=processing&limit=5") + service.log());
            }
            ServiceProcess.pause(200);
        }
    }

    /** What is wrong, one sentence each; empty when every promise holds. The service must be quiet. */
    List<String> complaints(ServiceProcess service, Acknowledged acknowledged) throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, JsonNode> held = held(service);
        for (Acknowledged.Receipt receipt : acknowledged.all().values()) {
            JsonNode interaction = held.get(receipt.id());
            if (interaction == null) {
                wrong.add("lost: " + receipt);
            } else if (!same(service, receipt)) {
                wrong.add("changed: " + receipt);
            }
        }
        long ids = acknowledged.all().values().stream().map(Acknowledged.Receipt::id).distinct().count();
        if (ids != acknowledged.count()) {
            wrong.add(acknowledged.count() + " keys, but " + ids + " interactions");
        }
        held.values().forEach(interaction -> settled(interaction, wrong));
        return wrong;
    }

    private static void settled(JsonNode interaction, List<String> wrong) {
        String state = interaction.path("state").asText();
        boolean parkedWithReason = state.equals("parked") && !interaction.path("parked").path("reason").asText().isBlank();
        if (!state.equals("scored") && !parkedWithReason) {
            wrong.add("neither scored nor parked with a reason: " + interaction);
        }
    }

    private boolean same(ServiceProcess service, Acknowledged.Receipt receipt) throws IOException {
        if (receipt.sound()) {
            return sender.digest(service, "/interactions/" + receipt.id() + "/audio").equals(receipt.sha256());
        }
        return sender.get(service, "/interactions/" + receipt.id() + "/transcript").toString().contains(receipt.sha256() + " has");
    }

    private Map<String, JsonNode> held(ServiceProcess service) throws IOException {
        Map<String, JsonNode> held = new HashMap<>();
        String after = "";
        do {
            JsonNode page = sender.get(service, "/interactions?limit=200" + (after.isEmpty() ? "" : "&after=" + after));
            page.path("items").forEach(item -> {
                if (held.put(item.path("id").asText(), item) != null) {
                    throw new AssertionError("listed twice: " + item);
                }
            });
            after = page.path("next").isTextual() ? page.path("next").asText() : "";
        } while (!after.isEmpty());
        return held;
    }
}
