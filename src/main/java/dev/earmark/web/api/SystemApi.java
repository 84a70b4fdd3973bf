package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.blobs.BlobStore;
import dev.earmark.report.json.ResultJson;
import dev.earmark.store.Soundness.Round;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.Map;

/** How the installation is, for those who run it. */
final class SystemApi {

    private static final int MOST_ROTTEN = 100;
    private static final int MOST_DAYS = 62;

    private final Backend backend;

    SystemApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("getSystem", this::system);
    }

    private Answer system(Exchange exchange) {
        BlobStore.Room room = backend.blobs().room();
        ObjectNode node = Views.object().put("program", backend.program()).put("now", Views.time(backend.clock().instant()))
                .put("database", backend.store().describe());
        node.putObject("disk").put("freeBytes", room.freeBytes()).put("totalBytes", room.totalBytes());
        return Answer.ok(backend.store().<ObjectNode>read(tx -> asked(tx, kept(tx, node))));
    }

    /** What language models were asked day by day, and what that cost. */
    private static ObjectNode asked(Store.Tx tx, ObjectNode node) {
        ArrayNode days = node.putArray("languageModel");
        tx.modelCosts().days(MOST_DAYS).forEach(day -> days.add(Views.object().put("day", day.day().toString())
                .setAll(ResultJson.of(day.tally()).put("notTaken", day.notTaken()))));
        return node;
    }

    private static ObjectNode kept(Store.Tx tx, ObjectNode node) {
        node.put("deliveriesWaiting", tx.webhooks().waiting().count());
        ObjectNode sound = node.putObject("soundness").put("rotten", tx.soundness().rottenCount());
        Round last = tx.soundness().lastEnded().orElse(null);
        sound.put("lastLookAt", last == null ? null : Views.time(last.begun()));
        sound.set("places", Views.items(tx.soundness().rotten(MOST_ROTTEN), rot -> Views.object().put("place", rot.place())
                .put("interactionId", rot.interactionId()).put("found", rot.found())).get("items"));
        return node;
    }
}
