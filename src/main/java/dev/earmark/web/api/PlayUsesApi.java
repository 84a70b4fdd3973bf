package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.library.PlayUses;
import dev.earmark.library.PlayUses.PlayUse;
import dev.earmark.library.PlaybookShelf;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.time.Clock;
import java.util.Map;

/** Where the plays of a playbook are used. */
final class PlayUsesApi {

    private final Store store;
    private final Clock clock;
    private final PlaybookShelf shelf;

    PlayUsesApi(Backend backend) {
        this.store = backend.store();
        this.clock = backend.clock();
        this.shelf = new PlaybookShelf(store, clock);
    }

    Map<String, Handler> handlers() {
        return Map.of("listPlayUses", this::uses);
    }

    private Answer uses(Exchange exchange) {
        PlaybookText book = shelf.shown(exchange.path("playbook"), Integer.parseInt(exchange.path("version")));
        return Answer.ok(store.read(tx -> Views.items(new PlayUses(tx, exchange.reach(), clock.instant()).of(book), use -> view(tx, use))));
    }

    private static ObjectNode view(Store.Tx tx, PlayUse use) {
        ObjectNode node = Views.object().put("play", use.play().id()).put("missed", use.missed()).put("heard", use.heard());
        ArrayNode sheets = node.putArray("oneToOnes");
        use.sheets().forEach(sheet -> sheets.add(view(tx, sheet)));
        ArrayNode versions = node.putArray("versions");
        use.versions().forEach(kept -> versions.addObject().put("version", kept.version()).put("state", kept.state().label()));
        return node;
    }

    private static ObjectNode view(Store.Tx tx, OneToOne sheet) {
        ObjectNode node = Views.object().put("id", sheet.id()).put("on", sheet.on().toString()).put("state", sheet.state().label());
        node.set("agent", new AgentNames(tx).person(sheet.agentId()));
        return node;
    }
}
