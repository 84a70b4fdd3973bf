package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.insight.AgentInsight.Coached;
import dev.earmark.insight.AgentInsight.Known;
import dev.earmark.insight.AgentInsight.Place;
import dev.earmark.insight.CoachingTrend;
import dev.earmark.insight.CoachingTrend.Difference;
import dev.earmark.insight.CoachingTrend.Share;
import dev.earmark.insight.Repeating;
import dev.earmark.insight.Repeating.Beside;
import dev.earmark.insight.Priorities;
import dev.earmark.insight.Subject;
import dev.earmark.report.Numbers;
import dev.earmark.store.Coachings.Coaching;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What repeats over an agent's interactions, as the contract of the service says; shares from 0 to 1 with at most 3 decimals. */
public final class InsightJson {

    private InsightJson() {}

    public static ObjectNode of(Known known) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.putObject("agent").put("id", known.agent().id()).put("name", known.agent().name()).put("team", known.agent().team());
        Priorities found = known.priorities();
        node.put("since", known.since().toString()).put("interactions", found.calls()).put("lacking", found.lacking());
        node.set("strengths", list(found.strengths(), known));
        Repeating focus = found.focus();
        node.set("focus", focus == null ? null : finding(focus, known));
        node.set("later", list(found.later(), known));
        node.set("team", list(found.team(), known));
        ArrayNode coachings = node.putArray("coachings");
        known.coachings().forEach(one -> coachings.add(coached(one)));
        return node;
    }

    private static ArrayNode list(List<Repeating> findings, Known known) {
        ArrayNode list = SafeJson.NODES.arrayNode();
        findings.forEach(finding -> list.add(finding(finding, known)));
        return list;
    }

    private static ObjectNode finding(Repeating finding, Known known) {
        ObjectNode node = subject(finding.subject()).put("title", known.titles().getOrDefault(finding.subject(), finding.subject().id()));
        node.put("missed", finding.missed()).put("of", finding.calls()).put("share", rounded(finding.share()))
                .put("low", rounded(finding.low())).put("high", rounded(finding.high()));
        Beside beside = finding.beside();
        if (beside == null) {
            node.putNull("beside");
        } else {
            node.putObject("beside").put("expected", rounded(beside.expected())).put("agents", beside.agents())
                    .put("interactions", beside.calls()).put("shrunken", rounded(beside.shrunken()))
                    .put("chance", rounded(beside.chance()));
        }
        ArrayNode examples = node.putArray("examples");
        finding.examples().forEach(id -> examples.add(example(id, finding.subject(), known)));
        return node;
    }

    private static ObjectNode subject(Subject subject) {
        ObjectNode node = SafeJson.NODES.objectNode().put("kind", subject.isHabit() ? "habit" : "criterion").put("id", subject.id());
        node.put("rubric", subject.isHabit() ? null : subject.rubricId());
        return node.put("rubricVersion", subject.isHabit() ? null : (Integer) subject.rubricVersion());
    }

    private static ObjectNode example(String id, Subject subject, Known known) {
        ObjectNode node = SafeJson.NODES.objectNode().put("interactionId", id);
        @Nullable Place place = known.places().stream().filter(one -> one.interactionId().equals(id) && one.subject().equals(subject))
                .findFirst().orElse(null);
        node.put("at", place == null ? null : place.at().toString());
        node.set("moment", place == null || place.moment() == null ? null : ResultJson.of(place.moment()));
        return node;
    }

    private static ObjectNode coached(Coached one) {
        ObjectNode node = of(one.coaching()).put("title", one.title());
        node.set("trend", trend(one.trend()));
        return node;
    }

    /** Of a coaching that was written down. */
    public static ObjectNode of(Coaching coaching) {
        boolean habit = coaching.rubricId().isEmpty();
        ObjectNode node = SafeJson.NODES.objectNode().put("id", coaching.id()).put("kind", habit ? "habit" : "criterion")
                .put("subject", coaching.subject()).put("rubric", habit ? null : coaching.rubricId()).put("on", coaching.on().toString())
                .put("note", coaching.note());
        node.putObject("by").put("id", coaching.by().id()).put("name", coaching.by().name());
        return node.put("at", coaching.at().toString());
    }

    private static ObjectNode trend(CoachingTrend trend) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.set("before", share(trend.before()));
        node.set("after", share(trend.after()));
        node.set("colleaguesBefore", share(trend.colleaguesBefore()));
        node.set("colleaguesAfter", share(trend.colleaguesAfter()));
        node.set("change", difference(trend.change()));
        node.set("beside", difference(trend.beside()));
        ArrayNode versions = node.putArray("rubricVersions");
        new TreeSet<>(trend.versions()).forEach(versions::add);
        return node.put("lacking", trend.lacking());
    }

    private static ObjectNode share(Share share) {
        return SafeJson.NODES.objectNode().put("missed", share.missed()).put("of", share.calls()).put("share", rounded(share.share()))
                .put("low", rounded(share.low())).put("high", rounded(share.high()));
    }

    private static @Nullable ObjectNode difference(@Nullable Difference difference) {
        return difference == null ? null : SafeJson.NODES.objectNode().put("difference", rounded(difference.difference()))
                .put("low", rounded(difference.low())).put("high", rounded(difference.high()));
    }

    private static java.math.BigDecimal rounded(double number) {
        return Numbers.rounded(number, 3);
    }
}
