package dev.earmark.onetoone;

import dev.earmark.access.Reach;
import dev.earmark.insight.Subject;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.moments.CoachingNote;
import dev.earmark.moments.ColleagueLines;
import dev.earmark.moments.Moment;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.MarkedMoment;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Store;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moments of an agent's last interactions, with what can be said of them. Safe for many threads. */
public final class AgentMoments {

    /** By which a moment that a person marked is known. */
    static final String MARKED = "marked";
    private static final int LAST_CALLS = 15;

    private final CurrentScorecard current = new CurrentScorecard();

    /**
     * One of them.
     *
     * @param at    when the interaction was
     * @param title what it is about, for people
     * @param note  null where the agent said nothing
     */
    public record AgentMoment(String interactionId, Instant at, Moment moment, String title, @Nullable CoachingNote note) {}

    /** The newest interaction first, within one the best first. */
    public List<AgentMoment> of(Store.Tx tx, String agentId, Reach reach) {
        InteractionQuery query = InteractionQuery.newest(LAST_CALLS).with(new InteractionFilter.OfAgent(agentId));
        List<AgentMoment> all = new ArrayList<>();
        tx.interactions().list(query, reach).items().forEach(listed -> all.addAll(of(tx, listed.interaction(), reach)));
        return all;
    }

    private List<AgentMoment> of(Store.Tx tx, Interaction call, Reach reach) {
        Optional<Transcript> transcript = tx.findings().heard(call.id()).map(Heard::transcript);
        if (transcript.isEmpty()) {
            return List.of();
        }
        Instant at = Objects.requireNonNullElse(call.startedAt(), call.receivedAt());
        List<AgentMoment> found = new ArrayList<>();
        tx.remarks().marked(call.id()).forEach(marked -> found.add(moment(call, at, asMoment(marked), "", transcript.get())));
        Optional<ScoreLine> line = current.chosen(tx, call.id(), null, null, reach);
        line.flatMap(shown -> current.moments(tx, call.id(), shown)).orElse(List.of()).forEach(moment -> found.add(
                moment(call, at, moment, title(tx, line.orElseThrow(), moment.kind()), transcript.get())));
        return found;
    }

    private static Moment asMoment(MarkedMoment marked) {
        return new Moment(marked.tone(), MARKED, marked.place().turn(), marked.place().speaker(), marked.place().time(),
                marked.place().quote(), marked.note(), null, 1);
    }

    private static AgentMoment moment(Interaction call, Instant at, Moment moment, String title, Transcript transcript) {
        return new AgentMoment(call.id(), at, moment, title, CoachingNote.of(moment, transcript, ColleagueLines.NONE).orElse(null));
    }

    /**
     * Where the criterion of a pattern was missed in an interaction, by the evidence of its verdict; empty where that names no place, and
     * for habits.
     */
    Optional<AgentMoment> missed(Store.Tx tx, String interactionId, Subject subject, Reach reach) {
        Optional<Transcript> transcript = tx.findings().heard(interactionId).map(Heard::transcript);
        return transcript.flatMap(words -> tx.interactions().find(interactionId, reach).flatMap(call -> current
                .scorecard(tx, interactionId, new RubricName(subject.rubricId(), subject.rubricVersion()))
                .flatMap(card -> card.judgements().stream().filter(one -> one.criterion().equals(subject.id())).findFirst())
                .flatMap(verdict -> verdict.evidence().stream().filter(one -> one.turn() != null).findFirst().map(place -> moment(call,
                        Objects.requireNonNullElse(call.startedAt(), call.receivedAt()), new Moment(Moment.Tone.COACHING, subject.id(),
                                place.turn(), place.speaker(), place.time(), place.quote(), verdict.reason(), null, 1), "", words)))));
    }

    /** The question of a criterion; empty for other kinds. */
    private String title(Store.Tx tx, ScoreLine line, String kind) {
        try {
            return current.rubric(tx, new RubricName(line.rubricId(), line.rubricVersion())).criteria()
                    .filter(one -> one.id().equals(kind)).findFirst().map(one -> one.question()).orElse("");
        } catch (NotFound gone) {
            return "";
        }
    }
}
