package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.insight.AgentInsight;
import dev.earmark.insight.CoachingDiary;
import dev.earmark.insight.CoachingDiary.Entry;
import dev.earmark.onetoone.PrivateNotes;
import dev.earmark.report.json.InsightJson;
import dev.earmark.store.Coachings.Coaching;
import dev.earmark.store.Coachings.PrivateNote;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** What repeats over an agent's interactions, and when the agent was coached on it. */
final class CoachingApi {

    private static final Duration USUAL = Duration.ofDays(90);

    private final Backend backend;
    private final AgentInsight insight;
    private final CoachingDiary diary;
    private final PrivateNotes notes;

    CoachingApi(Backend backend) {
        this.backend = backend;
        this.insight = new AgentInsight(backend.store());
        this.notes = new PrivateNotes(backend.reviewing().deeds());
        this.diary = new CoachingDiary(backend.store(), backend.clock(), backend.ids());
    }

    Map<String, Handler> handlers() {
        return Map.of("getPriorities", this::priorities, "addCoaching", this::add, "listPrivateNotes", this::notes,
                "addPrivateNote", this::note, "deletePrivateNote", this::forget);
    }

    private Answer priorities(Exchange exchange) {
        Instant from = Objects.requireNonNullElseGet(exchange.time("since"), () -> backend.clock().instant().minus(USUAL));
        return Answer.ok(InsightJson.of(insight.of(exchange.path("agent"), exchange.reach(), from)));
    }

    private Answer add(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Coaching added = diary.add(exchange.path("agent"), new Entry(WorkApi.text(body, "rubric"), body.path("subject").asText(),
                day(body.path("on").asText()), body.path("note").asText("")), exchange.principal());
        return Answer.json(201, InsightJson.of(added));
    }

    private Answer notes(Exchange exchange) {
        return Answer.ok(Views.items(notes.of(exchange.path("agent"), exchange.principal()), CoachingApi::view));
    }

    private Answer note(Exchange exchange) throws IOException {
        return Answer.json(201, view(notes.write(exchange.path("agent"), exchange.body().path("text").asText(), exchange.principal())));
    }

    private Answer forget(Exchange exchange) {
        notes.remove(exchange.path("agent"), exchange.path("note"), exchange.principal());
        return Answer.nothing(204);
    }

    private static ObjectNode view(PrivateNote note) {
        return Views.object().put("id", note.id()).put("text", note.text()).put("at", Views.time(note.at()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new Rejected("insight.date-invalid", "\"on\" must be a day, as in 2026-03-01.", wrong);
        }
    }
}
