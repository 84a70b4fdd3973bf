package dev.earmark.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Permission;
import dev.earmark.fault.NotFound;
import dev.earmark.library.PlaybookShelf;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Playbooks: drafts that coaches edit and order, versions that never change, and the clips that agents refuse. */
final class PlaybooksApi {

    private static final ObjectMapper TREE = new ObjectMapper();

    private final PlaybookShelf shelf;

    PlaybooksApi(Backend backend) {
        this.shelf = new PlaybookShelf(backend.store(), backend.clock());
    }

    Map<String, Handler> handlers() {
        return Map.of("listPlaybooks", this::list, "getPlaybook", this::one, "draftPlaybook", this::draft, "publishPlaybook", this::publish,
                "retirePlaybook", this::retire, "refuseClip", exchange -> refuse(exchange, true),
                "allowClip", exchange -> refuse(exchange, false));
    }

    /** Who may not write them sees what is published only. */
    private static boolean visible(PublishedText kept, Exchange exchange) {
        return kept.state() == State.PUBLISHED || exchange.principal().may(Permission.WRITE_PLAYBOOKS);
    }

    private Answer list(Exchange exchange) {
        List<PublishedText> all = shelf.all().stream().filter(kept -> visible(kept, exchange)).toList();
        return Answer.ok(Views.items(all, PlaybooksApi::line));
    }

    private static ObjectNode line(PublishedText kept) {
        return Views.object().put("id", kept.id()).put("version", kept.version()).put("title", kept.title())
                .put("state", kept.state().label()).put("by", kept.by()).put("at", Views.time(kept.at()));
    }

    private Answer one(Exchange exchange) {
        String id = exchange.path("playbook");
        int version = Integer.parseInt(exchange.path("version"));
        PublishedText kept = shelf.kept(id, version);
        if (!visible(kept, exchange)) {
            throw new NotFound("playbook.unknown", "There is no such version of a playbook.");
        }
        PlaybookText shown = shelf.shown(id, version);
        ObjectNode node = line(kept);
        node.set("playbook", TREE.valueToTree(shown));
        return Answer.ok(node);
    }

    private Answer draft(Exchange exchange) throws IOException {
        PublishedText kept = shelf.draft(exchange.body().toString(), exchange.principal());
        return Answer.json(201, line(kept)).with("Location", "/api/v1/playbooks/" + kept.id() + "/versions/" + kept.version());
    }

    private Answer publish(Exchange exchange) {
        return Answer.ok(line(shelf.publish(exchange.path("playbook"), Integer.parseInt(exchange.path("version")), exchange.principal())));
    }

    private Answer retire(Exchange exchange) {
        return Answer.ok(line(shelf.retire(exchange.path("playbook"), Integer.parseInt(exchange.path("version")), exchange.principal())));
    }

    private Answer refuse(Exchange exchange, boolean refused) {
        shelf.refuse(exchange.path("call"), Integer.parseInt(exchange.path("turn")), refused, exchange.principal());
        return Answer.nothing(204);
    }
}
