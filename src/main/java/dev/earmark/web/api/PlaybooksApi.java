package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Permission;
import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.PlaybookShelf;
import dev.earmark.library.PlaybookShelf.PlayInUse;
import dev.earmark.playbook.making.PlaybookQuestion;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.store.PlaybookMakings.Making;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Playbooks: made of the calls, drafts that coaches edit and order, versions that never change, and the clips that agents refuse. */
final class PlaybooksApi {

    private static final ObjectMapper TREE = new ObjectMapper();

    private final Backend backend;
    private final PlaybookShelf shelf;

    PlaybooksApi(Backend backend) {
        this.backend = backend;
        this.shelf = new PlaybookShelf(backend.store(), backend.clock());
    }

    Map<String, Handler> handlers() {
        return Map.ofEntries(Map.entry("listPlaybooks", this::list), Map.entry("getPlaybook", this::one),
                Map.entry("draftPlaybook", this::draft), Map.entry("publishPlaybook", this::publish),
                Map.entry("retirePlaybook", this::retire), Map.entry("hearClip", this::hear), Map.entry("listPlays", this::plays),
                Map.entry("makePlaybook", this::make), Map.entry("getPlaybookMaking", _ -> making(200)),
                Map.entry("refuseClip", exchange -> refuse(exchange, true)), Map.entry("allowClip", exchange -> refuse(exchange, false)));
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
                .put("state", kept.state().label()).put("by", kept.by()).put("at", Views.time(kept.at())).put("sha256", kept.sha256());
    }

    private PublishedText asked(Exchange exchange) {
        PublishedText kept = shelf.kept(exchange.path("playbook"), version(exchange));
        if (!visible(kept, exchange)) {
            throw new NotFound("playbook.unknown", "There is no such version of a playbook.");
        }
        return kept;
    }

    private static int version(Exchange exchange) {
        return Integer.parseInt(exchange.path("version"));
    }

    private Answer one(Exchange exchange) {
        PublishedText kept = asked(exchange);
        PlaybookText shown = shelf.shown(kept.id(), kept.version());
        ObjectNode node = line(kept);
        node.put("byName", backend.store().read(tx -> tx.accounts().find(kept.by())).map(account -> account.name()).orElse(null));
        node.set("playbook", TREE.valueToTree(shown));
        Set<String> calls = shown.plays().stream().flatMap(play -> play.clips().stream()).map(ClipText::interaction)
                .collect(Collectors.toSet());
        String agent = exchange.principal().agentId();
        node.set("within", ids(calls, id -> find(id, exchange.reach()) != null));
        node.set("own", ids(calls, id -> agent != null && owns(agent, find(id, Reach.EVERYTHING))));
        return Answer.ok(node);
    }

    private @Nullable Interaction find(String id, Reach reach) {
        return backend.store().read((Store.Tx tx) -> tx.interactions().find(id, reach)).orElse(null);
    }

    private static boolean owns(String agent, @Nullable Interaction call) {
        return call != null && agent.equals(call.facts().agentId());
    }

    private static ArrayNode ids(Set<String> calls, Predicate<String> wanted) {
        ArrayNode list = Views.object().arrayNode();
        calls.stream().filter(wanted).sorted().forEach(list::add);
        return list;
    }

    private Answer draft(Exchange exchange) throws IOException {
        PublishedText kept = shelf.draft(exchange.body().toString(), exchange.query("seen"), exchange.principal());
        return Answer.json(201, line(kept)).with("Location", "/api/v1/playbooks/" + kept.id() + "/versions/" + kept.version());
    }

    private Answer publish(Exchange exchange) {
        return Answer.ok(line(shelf.publish(exchange.path("playbook"), version(exchange), exchange.principal())));
    }

    private Answer retire(Exchange exchange) {
        return Answer.ok(line(shelf.retire(exchange.path("playbook"), version(exchange), exchange.principal())));
    }

    /** The passage alone, for everybody who may read the playbook: it stands in it because its agent has not refused. */
    private Answer hear(Exchange exchange) {
        PublishedText kept = asked(exchange);
        String call = exchange.path("call");
        int turn = Integer.parseInt(exchange.path("turn"));
        byte[] wav = shelf.shown(kept.id(), kept.version()).plays().stream().flatMap(play -> play.clips().stream())
                .filter(clip -> clip.interaction().equals(call) && clip.turn() == turn).findFirst().flatMap(backend.clips()::of)
                .orElseThrow(() -> new NotFound("web.no-sound", "There is no such sound in this playbook."));
        exchange.shows(Set.of(call));
        return Answer.bytes(200, "audio/wav", wav).with("Accept-Ranges", "none").with("Content-Disposition", "inline");
    }

    private Answer plays(Exchange exchange) {
        return Answer.ok(Views.items(shelf.inUse(Objects.requireNonNull(exchange.query("rubric"))), PlaybooksApi::view));
    }

    private static ObjectNode view(PlayInUse used) {
        ObjectNode node = Views.object().put("playbook", used.book().id()).put("version", used.book().version())
                .put("title", used.book().title()).put("play", used.play().id()).put("situation", used.play().situation())
                .put("avoid", used.play().avoid()).put("say", used.play().say());
        node.set("criteria", TREE.valueToTree(used.play().criteria()));
        return node;
    }

    private Answer make(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        backend.workshop().begin(new PlaybookQuestion(PlaybookQuestion.Goal.of(body.get("outcome").asText()),
                WorkApi.text(body, "queue"), WorkApi.time(body, "from"), WorkApi.time(body, "to")), exchange.principal());
        return making(202);
    }

    private Answer making(int status) {
        Making last = backend.workshop().last().orElse(null);
        ObjectNode node = Views.object();
        node.set("making", last == null ? null : view(last));
        return Answer.json(status, node);
    }

    private static ObjectNode view(Making making) {
        ObjectNode node = Views.object().put("id", making.id()).put("outcome", making.outcome()).put("queue", making.queue())
                .put("from", Views.time(making.from())).put("to", Views.time(making.to())).put("state", making.state().label())
                .put("calls", making.calls()).put("said", making.said()).put("playbook", making.playbook())
                .put("version", making.playbook() == null ? null : (Integer) making.version());
        node.set("by", Views.person(making.by()));
        return node.put("begunAt", Views.time(making.begunAt())).put("movedAt", Views.time(making.movedAt()));
    }

    private Answer refuse(Exchange exchange, boolean refused) {
        shelf.refuse(exchange.path("call"), Integer.parseInt(exchange.path("turn")), refused, exchange.principal());
        return Answer.nothing(204);
    }
}
