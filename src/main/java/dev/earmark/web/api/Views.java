package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Status;
import dev.earmark.report.json.ResultJson;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.retention.Deletion;
import dev.earmark.review.Need;
import dev.earmark.review.Revision.By;
import dev.earmark.store.Findings.Degraded;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Interactions.ForPeople;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Marks;
import dev.earmark.store.Interactions.Talk;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.http.Tags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How things look in JSON, as the contract says. */
final class Views {

    private static final CurrentScorecard CURRENT = new CurrentScorecard();

    private Views() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static <T> ObjectNode items(List<T> items, Function<T, ObjectNode> view) {
        ObjectNode node = object();
        ArrayNode list = node.putArray("items");
        items.forEach(item -> list.add(view.apply(item)));
        return node;
    }

    /** Says of what belongs to the example that it does; of nothing else. */
    static ObjectNode marked(Store.Tx tx, String id, ObjectNode node) {
        return tx.interactions().marks(List.of(id)).getOrDefault(id, Marks.NONE).synthetic() ? node.put("synthetic", true) : node;
    }

    static Answer count(int count) {
        return Answer.json(202, object().put("count", count));
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** @throws dev.earmark.web.http.HttpRefusal 412 when the request has seen another representation than the present one */
    static void mustBeCurrent(Exchange exchange, ObjectNode present) {
        Tags.mustMatch(exchange.header("If-Match"), Tags.ofBytes(present.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** As those see it who know of every scorecard, unless {@code reach} says otherwise. */
    static ObjectNode interaction(Store.Tx tx, Listed listed, Reach reach) {
        ScoreLine score = reach.publishedOnly()
                ? CURRENT.chosen(tx, listed.interaction().id(), null, null, reach).orElse(null) : listed.score();
        return interaction(listed.interaction(), score, listed.people(), reach);
    }

    static ObjectNode interaction(Interaction interaction, @Nullable ScoreLine score, ForPeople people, Reach reach) {
        long version = interaction.version();
        ObjectNode node = known(interaction, score);
        boolean told = score != null && (score.current() || !reach.publishedOnly());
        node.put("worstMiss", told ? people.worstMiss() : null).put("noConversation", told ? people.noConversation() : null)
                .put("synthetic", people.synthetic());
        Talk talk = people.talk();
        if (talk == null) {
            node.putNull("talk");
        } else {
            node.putObject("talk").put("agent", rounded(talk.agent())).put("customer", rounded(talk.customer()))
                    .put("silence", rounded(talk.silence()));
        }
        ObjectNode review = node.putObject("review").put("publication", people.publication().label())
                .put("origin", ResultJson.origin(score != null && score.confirmed()));
        review.set("needs", reach.publishedOnly() ? JsonNodeFactory.instance.arrayNode() : needs(people.waiting().needs()));
        review.set("assignedTo", reach.publishedOnly() ? null : person(people.waiting().assignedTo()));
        return node.put("version", version);
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    static ArrayNode needs(List<Need> needs) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        needs.forEach(need -> list.add(need.label()));
        return list;
    }

    static @Nullable ObjectNode person(@Nullable By by) {
        return by == null ? null : object().put("id", by.id()).put("name", by.name());
    }

    private static ObjectNode known(Interaction interaction, @Nullable ScoreLine score) {
        Facts facts = interaction.facts();
        ObjectNode node = object().put("id", interaction.id()).put("externalId", interaction.externalId())
                .put("channel", interaction.channel().label());
        node.set("agent", object().put("id", facts.agentId()).put("name", facts.agentName()));
        node.set("customer", object().put("id", facts.customerId()).put("name", facts.customerName()));
        node.put("team", interaction.routing().team()).put("queue", interaction.routing().queue())
                .put("language", interaction.routing().language());
        node.put("startedAt", time(interaction.startedAt())).put("receivedAt", time(interaction.receivedAt()));
        node.put("priority", lower(interaction.priority())).put("durationMs", interaction.durationMs());
        node.put("stage", lower(interaction.stage())).put("state", interaction.status().label());
        switch (interaction.status()) {
            case Status.Parked parked -> node.putObject("parked").put("code", parked.code()).put("reason", parked.reason());
            case Status.Processing _, Status.Scored _ -> node.putNull("parked");
        }
        if (score == null) {
            node.putNull("score");
        } else {
            node.set("score", score(score));
        }
        return node;
    }

    static ObjectNode score(ScoreLine line) {
        return object().put("rubric", line.rubricId()).put("version", line.rubricVersion()).put("percent", percent(line.percent()))
                .put("passed", line.passed()).put("current", line.current()).put("at", time(line.at()))
                .put("origin", ResultJson.origin(line.confirmed()));
    }

    /** With two decimals where they are needed. */
    static @Nullable BigDecimal percent(@Nullable Double percent) {
        BigDecimal rounded = percent == null ? null : BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded != null && rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** As {@link #score(ScoreLine)}, with how far it is degraded. */
    static ObjectNode score(Store.Tx tx, String interactionId, ScoreLine line) {
        Degraded degraded = tx.findings().degraded(interactionId, line.rubricId(), line.rubricVersion()).orElse(new Degraded(0, null));
        return score(line).put("degraded", degraded.verdicts()).put("rescoreAt", time(degraded.rescoreAt()));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A key that may see one agent only must not act on all. */
    static void mustReachEverything(Principal principal) {
        if (!principal.reach().equals(Reach.EVERYTHING)) {
            throw new HttpRefusal(403, "web.not-allowed", "Only people who may see every interaction can do this.");
        }
    }

    /** Nothing of what was deleted. */
    static ObjectNode deletion(Deletion deletion) {
        return object().put("id", deletion.id()).put("interactionId", deletion.interactionId()).put("kind", deletion.kind().label())
                .put("cause", deletion.cause().label()).put("rule", deletion.rule().isEmpty() ? null : deletion.rule())
                .put("by", deletion.by()).put("at", time(deletion.at()));
    }
}
