package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.report.json.SearchJson;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.CoachingLists.CoachingList;
import dev.earmark.store.CoachingLists.Item;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Turn;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Moments that somebody puts together to hear them again. An entry names a turn and holds no words: whoever may no longer see the
 * interaction sees nothing of it here either.
 */
final class CoachingListsApi {

    private static final int MOST_LISTS = 100;
    private static final int MOST_ITEMS = InteractionQuery.MOST;

    private final Deeds deeds;

    CoachingListsApi(Backend backend) {
        this.deeds = backend.reviewing().deeds();
    }

    Map<String, Handler> handlers() {
        return Map.of("listCoachingLists", this::all, "addCoachingList", this::add, "getCoachingList", this::one,
                "deleteCoachingList", this::remove, "addCoachingItem", this::put, "deleteCoachingItem", this::takeOut);
    }

    private Answer all(Exchange exchange) {
        return Answer.ok(Views.items(deeds.store().read(tx -> tx.coachingLists().of(exchange.principal().id())), CoachingListsApi::view));
    }

    private static ObjectNode view(CoachingList list) {
        return Views.object().put("id", list.id()).put("name", list.name()).put("createdAt", Views.time(list.createdAt()))
                .put("count", list.items());
    }

    private Answer add(Exchange exchange) throws IOException {
        String name = PlainText.line(exchange.body().get("name").asText());
        CoachingList fresh = new CoachingList(deeds.id(), exchange.principal().id(), name, deeds.now(), 0);
        deeds.store().write(tx -> {
            if (tx.coachingLists().of(fresh.ownerId()).size() >= MOST_LISTS) {
                throw new Rejected("review.too-many-lists", "You have " + MOST_LISTS + " coaching lists, which is the limit; remove one"
                        + " first.");
            }
            tx.coachingLists().add(fresh);
            deeds.noted(tx, exchange.principal(), "coaching-list.add", fresh.id(), "");
            return true;
        });
        return Answer.json(201, view(fresh));
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(deeds.store().read(tx -> {
            CoachingList list = own(tx, exchange);
            List<Item> items = tx.coachingLists().items(list.id());
            Map<String, Listed> seen = seen(tx, items, exchange);
            exchange.shows(seen.keySet());
            ObjectNode node = Views.object().put("id", list.id()).put("name", list.name());
            ArrayNode shown = node.putArray("items");
            for (Item item : items) {
                Listed listed = seen.get(item.interactionId());
                Optional<Turn> turn = turn(tx, item.interactionId(), item.turn());
                if (listed != null && turn.isPresent()) {
                    ObjectNode one = shown.addObject().put("id", item.id());
                    one.set("interaction", Views.interaction(tx, listed, exchange.reach()));
                    one.set("line", SearchJson.line(item.turn(), turn.get().speaker(), turn.get().time(), turn.get().text()));
                }
            }
            return node;
        }));
    }

    /** Those of the interactions that whoever asks may see. */
    private static Map<String, Listed> seen(Store.Tx tx, List<Item> items, Exchange exchange) {
        List<String> ids = items.stream().map(Item::interactionId).distinct().toList();
        InteractionQuery query = InteractionQuery.newest(InteractionQuery.MOST).with(new InteractionFilter.Among(ids));
        return tx.interactions().list(query, exchange.reach()).items().stream()
                .collect(Collectors.toMap(listed -> listed.interaction().id(), Function.identity()));
    }

    private static Optional<Turn> turn(Store.Tx tx, String interactionId, int index) {
        return tx.findings().heard(interactionId).map(Heard::transcript).map(transcript -> transcript.turns())
                .filter(turns -> index < turns.size()).map(turns -> turns.get(index));
    }

    /** @throws NotFound with {@code review.list-unknown} also for what is somebody else's */
    private static CoachingList own(Store.Tx tx, Exchange exchange) {
        String id = exchange.path("list");
        return tx.coachingLists().find(id, exchange.principal().id()).orElseThrow(() -> unknown("list " + id));
    }

    private static NotFound unknown(String what) {
        return new NotFound("review.list-unknown", "You have no coaching " + what + ".");
    }

    private Answer remove(Exchange exchange) {
        deeds.store().write(tx -> {
            CoachingList list = own(tx, exchange);
            tx.coachingLists().remove(list.id(), list.ownerId());
            deeds.noted(tx, exchange.principal(), "coaching-list.remove", list.id(), "");
            return true;
        });
        return Answer.nothing(204);
    }

    private Answer put(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String interaction = body.get("interaction").asText();
        int turn = body.get("turn").asInt();
        deeds.store().write(tx -> {
            CoachingList list = own(tx, exchange);
            Deeds.known(tx, interaction, exchange.principal());
            if (turn(tx, interaction, turn).isEmpty()) {
                throw new Rejected("review.turn-unknown", "The conversation has no turn " + turn + ".");
            }
            if (list.items() >= MOST_ITEMS) {
                throw new Rejected("review.list-full", "There are " + MOST_ITEMS + " moments on this list, which is the limit.");
            }
            return tx.coachingLists().put(list.id(), new Item(deeds.id(), interaction, turn, deeds.now()));
        });
        return Answer.nothing(204);
    }

    private Answer takeOut(Exchange exchange) {
        deeds.store().write(tx -> {
            CoachingList list = own(tx, exchange);
            String item = exchange.path("item");
            if (!tx.coachingLists().takeOut(list.id(), item)) {
                throw unknown("moment " + item + " on this list");
            }
            return true;
        });
        return Answer.nothing(204);
    }
}
