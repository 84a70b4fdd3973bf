package dev.earmark.promises;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

    /** Waits until the search index knows everything that the store does. */
    void awaitIndexed(ServiceProcess service, Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!indexed(service)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not all is indexed after " + most + ": " + service.log());
            }
            ServiceProcess.pause(100);
        }
    }

    private boolean indexed(ServiceProcess service) throws IOException {
        HttpResponse<String> answer = sender.ask(service, "/search?limit=1");
        return answer.statusCode() == 200 && Sender.json(answer).path("rebuilding").isNull()
                && figure(service, "earmark_search_behind") == 0;
    }

    /** One of the figures for Prometheus. */
    static double figure(ServiceProcess service, String name) throws IOException {
        return service.figures().lines().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElse(Double.NaN);
    }

    /**
     * What a search finds otherwise than the store says: the number of interactions, and for as many as are wanted of the conversations
     * that were handed in that their own words find them. The service must be quiet and indexed.
     */
    List<String> searchComplaints(ServiceProcess service, Acknowledged acknowledged, int wanted) throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, JsonNode> held = held(service);
        long counted = 0;
        for (JsonNode value : sender.get(service, "/search?limit=1&facets=state").at("/facets/0/values")) {
            counted += value.path("interactions").asLong();
        }
        long said = held.values().stream().filter(one -> !one.path("channel").asText().equals("voice")).count();
        if (counted < said || counted > held.size()) {
            wrong.add("a search counts " + counted + " interactions, the store " + held.size() + ", of which " + said + " were typed");
        }
        List<Acknowledged.Receipt> chats = new ArrayList<>(acknowledged.all().values().stream().filter(one -> !one.sound()).toList());
        Collections.shuffle(chats);
        for (Acknowledged.Receipt chat : chats.subList(0, Math.min(wanted, chats.size()))) {
            String query = URLEncoder.encode("\"parcel " + chat.sha256() + "\"", StandardCharsets.UTF_8);
            JsonNode page = sender.get(service, "/search?meaning=false&q=" + query);
            boolean found = false;
            for (JsonNode group : page.path("groups")) {
                String id = group.at("/interaction/id").asText();
                found |= id.equals(chat.id());
                if (!held.containsKey(id)) {
                    wrong.add("found but not held: " + id);
                } else if (group.at("/interaction/version").asLong() != held.get(id).path("version").asLong()) {
                    wrong.add("found in another version than is held: " + group.path("interaction") + ", " + held.get(id));
                }
            }
            if (!found) {
                wrong.add("held but not found: " + chat);
            }
        }
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
