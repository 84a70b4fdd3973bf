package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.insight.AgentInsight;
import dev.earmark.insight.AgentInsight.Known;
import dev.earmark.onetoone.AgentMoments;
import dev.earmark.onetoone.EntryText;
import dev.earmark.onetoone.OneToOneDesk;
import dev.earmark.onetoone.OwnOneToOnes;
import dev.earmark.report.json.InsightJson;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.Kind;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.OneToOnes.SheetEntry;
import dev.earmark.store.OneToOnes.Words;
import dev.earmark.store.People.Team;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A coach's day: what each agent of a team may work on, and the sheets of one-to-ones; on the other side the agent's own. */
final class OneToOnesApi {

    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final int MOST_OWN = 50;

    private final Backend backend;
    private final AgentInsight insight;
    private final AgentMoments moments = new AgentMoments();
    private final OneToOneDesk desk;
    private final OwnOneToOnes own;
    private final OneToOneJson json = new OneToOneJson();

    OneToOnesApi(Backend backend) {
        this.backend = backend;
        this.insight = new AgentInsight(backend.store());
        this.desk = new OneToOneDesk(backend.reviewing().deeds());
        this.own = new OwnOneToOnes(backend.reviewing().deeds());
    }

    Map<String, Handler> handlers() {
        return Map.ofEntries(Map.entry("getCoaching", this::coaching), Map.entry("listAgentMoments", this::moments),
                Map.entry("listOneToOnes", this::list), Map.entry("beginOneToOne", this::begin), Map.entry("getOneToOne", this::one),
                Map.entry("removeOneToOne", this::remove), Map.entry("shareOneToOne", this::share),
                Map.entry("addOneToOneEntry", this::add), Map.entry("putOneToOneEntry", this::put),
                Map.entry("deleteOneToOneEntry", this::takeOut), Map.entry("listOwnOneToOnes", this::ownSheets),
                Map.entry("addOwnOneToOneEntry", this::addOwn), Map.entry("putOwnOneToOneEntry", this::putOwn),
                Map.entry("deleteOwnOneToOneEntry", this::takeOutOwn), Map.entry("acknowledgeOneToOne", this::acknowledge));
    }

    private Answer coaching(Exchange exchange) {
        List<String> teams = backend.store().read(tx -> tx.people().teams()).stream().map(Team::name)
                .filter(team -> exchange.reach().knowsAgent("", team)).toList();
        String asked = exchange.query("team");
        String team = asked != null && teams.contains(asked) ? asked : teams.isEmpty() ? null : teams.getFirst();
        ObjectNode node = Views.object().put("team", team);
        teams.forEach(node.putArray("teams")::add);
        ArrayNode items = node.putArray("items");
        List<Known> known = team == null ? List.of() : insight.team(team, exchange.reach(), backend.clock().instant().minus(LOOKED_BACK));
        backend.store().<Boolean>read(tx -> {
            known.forEach(one -> items.add(line(tx, one)));
            return true;
        });
        return Answer.ok(node);
    }

    private ObjectNode line(Store.Tx tx, Known known) {
        ObjectNode node = Views.object();
        node.set("priorities", InsightJson.of(known));
        node.set("last", tx.oneToOnes().of(known.agent().id()).stream().findFirst().map(sheet -> json.line(tx, sheet)).orElse(null));
        return node;
    }

    private Answer moments(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> {
            AgentInsight.agent(tx, exchange.path("agent"), exchange.reach());
            List<AgentMoments.AgentMoment> all = moments.of(tx, exchange.path("agent"), exchange.reach());
            exchange.shows(all.stream().map(AgentMoments.AgentMoment::interactionId).distinct().toList());
            return Views.items(all, OneToOneJson::moment);
        }));
    }

    private Answer list(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> {
            AgentInsight.agent(tx, exchange.path("agent"), exchange.reach());
            return Views.items(tx.oneToOnes().of(exchange.path("agent")), sheet -> json.line(tx, sheet));
        }));
    }

    private Answer begin(Exchange exchange) throws IOException {
        OneToOne sheet = desk.begin(exchange.path("agent"), Objects.requireNonNull(day(exchange.body(), "on")), exchange.principal());
        return Answer.json(201, shown(sheet, exchange)).with("Location", "/api/v1/one-to-ones/" + sheet.id());
    }

    private static @Nullable LocalDate day(JsonNode body, String field) {
        String text = WorkApi.text(body, field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new Rejected("onetoone.date-invalid", "\"" + field + "\" must be a day, as in 2026-03-01.", wrong);
        }
    }

    private ObjectNode shown(OneToOne sheet, Exchange exchange) {
        return backend.store().read(tx -> json.whole(tx, sheet, exchange));
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> json.whole(tx, OneToOneDesk.known(tx, exchange.path("sheet"), exchange.principal()),
                exchange)));
    }

    private Answer remove(Exchange exchange) {
        desk.remove(exchange.path("sheet"), exchange.principal());
        return Answer.nothing(204);
    }

    private Answer share(Exchange exchange) {
        return Answer.ok(shown(desk.share(exchange.path("sheet"), exchange.principal()), exchange));
    }

    private Answer add(Exchange exchange) throws IOException {
        return entry(201, desk.write(exchange.path("sheet"), text(exchange), exchange.principal()), exchange);
    }

    private Answer put(Exchange exchange) throws IOException {
        return entry(200, desk.change(exchange.path("sheet"), exchange.path("entry"), exchange.body().get("seen").asInt(), text(exchange),
                exchange.principal()), exchange);
    }

    private Answer takeOut(Exchange exchange) {
        desk.takeOut(exchange.path("sheet"), exchange.path("entry"), (int) exchange.number("seen"), exchange.principal());
        return Answer.nothing(204);
    }

    private Answer entry(int status, SheetEntry entry, Exchange exchange) {
        return Answer.json(status, backend.store().read(tx -> json.entry(tx, entry, exchange)));
    }

    private static EntryText text(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        JsonNode moment = body.path("moment");
        JsonNode about = body.path("about");
        return new EntryText(Kind.of(body.get("kind").asText()).orElseThrow(), new Words(part(body, "text"), part(body, "situation"),
                part(body, "behaviour"), part(body, "impact"), part(body, "question")),
                moment.isObject() ? WorkApi.text(moment, "interactionId") : null,
                moment.isObject() ? (Integer) moment.get("turn").asInt() : null,
                about.isObject() ? new About(part(about, "rubric"), about.get("id").asText()) : null,
                day(body, "due"));
    }

    private static String part(JsonNode body, String field) {
        return Objects.requireNonNullElse(WorkApi.text(body, field), "");
    }

    private Answer ownSheets(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> Views.items(OwnOneToOnes.all(tx, exchange.principal()).stream().limit(MOST_OWN)
                .toList(), sheet -> json.whole(tx, sheet, exchange))));
    }

    private Answer addOwn(Exchange exchange) throws IOException {
        return entry(201, own.write(exchange.path("sheet"), text(exchange), exchange.principal()), exchange);
    }

    private Answer putOwn(Exchange exchange) throws IOException {
        return entry(200, own.change(exchange.path("sheet"), exchange.path("entry"), exchange.body().get("seen").asInt(), text(exchange),
                exchange.principal()), exchange);
    }

    private Answer takeOutOwn(Exchange exchange) {
        own.takeOut(exchange.path("sheet"), exchange.path("entry"), (int) exchange.number("seen"), exchange.principal());
        return Answer.nothing(204);
    }

    private Answer acknowledge(Exchange exchange) {
        return Answer.ok(shown(own.acknowledge(exchange.path("sheet"), exchange.principal()), exchange));
    }
}
