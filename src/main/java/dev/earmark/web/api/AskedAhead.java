package dev.earmark.web.api;

import dev.earmark.access.Permission;
import dev.earmark.access.Reach;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the script of a page is going to ask the API for, so that its answers are on their way while the script still is. Only what this
 * person will be given is among it.
 */
final class AskedAhead {

    private static final String API = "/api/v1";
    private static final String ME = API + "/me";
    private static final String LIST = API + "/interactions?limit=50";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final Store store;
    private final CurrentScorecard current = new CurrentScorecard();

    AskedAhead(Store store) {
        this.store = store;
    }

    /** On every page. */
    static List<String> by(Exchange exchange) {
        Caller caller = exchange.caller();
        return caller == null || caller.session() == null ? List.of() : List.of(ME);
    }

    /** The list without filters; with some the script alone knows their order. */
    static List<String> list(Exchange exchange) {
        List<String> mine = by(exchange);
        boolean may = !mine.isEmpty() && exchange.queries().isEmpty() && has(exchange, Permission.READ_INTERACTIONS);
        return may ? List.of(ME, LIST) : mine;
    }

    private static boolean has(Exchange exchange, Permission permission) {
        return exchange.principal().permissions().contains(permission);
    }

    /** One interaction, as far as it has come. */
    List<String> call(Exchange exchange, String id) {
        if (by(exchange).isEmpty() || !has(exchange, Permission.READ_INTERACTIONS)) {
            return by(exchange);
        }
        Reach reach = exchange.reach();
        return store.read(tx -> {
            List<String> asks = new ArrayList<>(List.of(ME));
            if (tx.interactions().find(id, reach).isPresent()) {
                String path = API + "/interactions/" + id;
                asks.add(path);
                current.chosen(tx, id, null, null, reach).ifPresent(line -> scored(asks, path, line, exchange));
            }
            return asks;
        });
    }

    private static void scored(List<String> asks, String path, ScoreLine line, Exchange exchange) {
        asks.add(path + "/result");
        Optional.of(line.rubricId()).filter(rubric -> has(exchange, Permission.READ_RUBRICS) && PLAIN.matcher(rubric).matches())
                .ifPresent(rubric -> asks.add(API + "/rubrics/" + rubric + "/versions/" + line.rubricVersion()));
        if (has(exchange, Permission.READ_REVIEWS) || has(exchange, Permission.OWN_FEEDBACK)) {
            Stream.of("review", "comments", "moments/marked").forEach(part -> asks.add(path + "/" + part));
        }
    }
}
