package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Account;
import dev.earmark.review.queue.ReviewDesk;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.InteractionQuery.Sort;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.ReviewQueue.Waiting;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What needs a person, and who looks at it. */
final class QueueApi {

    private static final Duration DAY = Duration.ofDays(1);

    private final Backend backend;
    private final ReviewDesk desk;

    QueueApi(Backend backend) {
        this.backend = backend;
        this.desk = backend.reviewing().desk();
    }

    Map<String, Handler> handlers() {
        return Map.of("getQueue", this::list, "nextInQueue", this::next, "takeInteraction", this::take, "leaveInteraction", this::leave,
                "assignInteractions", this::assign, "listReviewers", this::reviewers);
    }

    private Answer list(Exchange exchange) {
        String me = exchange.principal().id();
        String reason = Objects.requireNonNullElse(exchange.query("reason"), "any");
        InteractionQuery query = ListQuery.assigned(ListQuery.needed(InteractionQuery.newest(InteractionQuery.MOST), reason),
                exchange.query("assignee"), me).sorted(Sort.NEED, true).page(exchange.query("after"), (int) exchange.number("limit"));
        return Answer.ok(backend.store().read(tx -> {
            Page page = tx.interactions().list(query, exchange.reach());
            ObjectNode node = Views.items(page.items(), listed -> item(tx, listed, exchange)).put("next", page.next());
            ObjectNode counts = node.putObject("counts");
            tx.queue().counts(exchange.reach()).forEach((need, count) -> counts.put(need.label(), count));
            return node.put("mine", tx.queue().assigned(me)).put("doneToday", tx.reviews().confirmedBy(me,
                    backend.clock().instant().minus(DAY))).put("leasedByMe", tx.queue().leased(me));
        }));
    }

    private static ObjectNode item(Store.Tx tx, Listed listed, Exchange exchange) {
        Waiting waiting = listed.people().waiting();
        ObjectNode node = Views.object();
        node.set("interaction", Views.interaction(tx, listed, exchange.reach()));
        node.set("needs", Views.needs(waiting.needs()));
        node.put("rule", waiting.rule()).put("since", Views.time(Objects.requireNonNullElse(waiting.since(),
                listed.interaction().receivedAt()))).set("assignedTo", Views.person(waiting.assignedTo()));
        node.set("lease", ReviewJson.lease(waiting.lease()));
        return node;
    }

    private Answer next(Exchange exchange) throws IOException {
        List<String> not = new ArrayList<>();
        exchange.body().path("not").forEach(id -> not.add(id.asText()));
        Optional<String> taken = desk.next(exchange.principal(), not);
        ObjectNode node = Views.object();
        node.set("item", taken.flatMap(id -> backend.store().read(tx -> listed(tx, id, exchange).map(one -> item(tx, one, exchange))))
                .orElse(null));
        return Answer.ok(node);
    }

    private static Optional<Listed> listed(Store.Tx tx, String id, Exchange exchange) {
        InteractionQuery one = InteractionQuery.newest(1).with(new InteractionFilter.Among(List.of(id)));
        return tx.interactions().list(one, exchange.reach()).items().stream().findFirst();
    }

    private Answer take(Exchange exchange) {
        return Answer.ok(Objects.requireNonNull(ReviewJson.lease(desk.take(exchange.path("id"), exchange.principal()))));
    }

    private Answer leave(Exchange exchange) {
        desk.leave(exchange.path("id"), exchange.principal());
        return Answer.nothing(204);
    }

    private Answer assign(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return Answer.ok(Views.object().put("count", desk.assign(WorkApi.ids(body), WorkApi.text(body, "to"), exchange.principal())));
    }

    private Answer reviewers(Exchange exchange) {
        List<Account> all = backend.store().read(tx -> tx.accounts().all()).stream().filter(ReviewDesk::mayReview)
                .sorted(Comparator.comparing(Account::name).thenComparing(Account::id)).toList();
        return Answer.ok(Views.items(all, account -> Views.object().put("id", account.id()).put("name", account.name())
                .put("role", account.role().label())));
    }
}
