package dev.earmark.insight;

import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.moments.Moment;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.store.Coachings.Coaching;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.People.Agent;
import dev.earmark.store.Store;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of an agent over many interactions, within the reach of whoever asks. Safe for many threads. */
public final class AgentInsight {

    /** Of each agent; more are read only where a coaching is to be looked at. */
    private static final int MOST_CALLS = Patterns.LAST;
    private static final int MOST_CALLS_OF_TRENDS = 200;
    private static final int MOST_COLLEAGUES = 40;
    private static final int MOST_TRENDS = 5;

    private final Store store;
    private final CurrentScorecard current = new CurrentScorecard();
    private final Patterns patterns = new Patterns();

    public AgentInsight(Store store) {
        this.store = store;
    }

    /**
     * @param priorities what repeats
     * @param titles     words for each subject that is named, without a full stop
     * @param places     of examples, by id of the interaction and subject
     * @param coachings  the newest first
     */
    public record Known(Agent agent, Instant since, Priorities priorities, Map<Subject, String> titles, List<Place> places,
            List<Coached> coachings) {
        public Known {
            titles = Map.copyOf(titles);
            places = List.copyOf(places);
            coachings = List.copyOf(coachings);
        }
    }

    /** Where an example is heard. @param moment that is marked there; null where none is */
    public record Place(String interactionId, Subject subject, Instant at, @Nullable Moment moment) {}

    public record Coached(Coaching coaching, String title, CoachingTrend trend) {}

    /**
     * @param agentId as interactions name the agent
     * @param reach   of whoever asks; nobody is compared with colleagues for somebody who may not know of them
     * @param since   earlier interactions count nowhere
     * @throws NotFound with {@code insight.agent-unknown}
     */
    public Known of(String agentId, Reach reach, Instant since) {
        return store.read(tx -> read(tx, agent(tx, agentId, reach), reach, since));
    }

    /**
     * What repeats, of every agent of a team whom somebody may know, by id; without coachings. Each agent's interactions are read once.
     *
     * @param since earlier interactions count nowhere
     */
    public List<Known> team(String team, Reach reach, Instant since) {
        return store.read(tx -> {
            Map<Agent, List<Call>> all = new LinkedHashMap<>();
            tx.people().agents(team, null, MOST_COLLEAGUES + 1).stream().filter(agent -> reach.knowsAgent(agent.id(), agent.team()))
                    .forEach(agent -> all.put(agent, calls(tx, agent.id(), reach, since, MOST_CALLS)));
            return all.entrySet().stream().map(one -> known(tx, one.getKey(), one.getValue(), all, reach, since)).toList();
        });
    }

    private Known known(Store.Tx tx, Agent agent, List<Call> own, Map<Agent, List<Call>> all, Reach reach, Instant since) {
        Priorities priorities = patterns.of(own, all.entrySet().stream().filter(other -> !other.getKey().equals(agent))
                .map(Map.Entry::getValue).toList());
        return known(tx, agent, priorities, reach, since, List.of());
    }

    private Known known(Store.Tx tx, Agent agent, Priorities priorities, Reach reach, Instant since, List<Coached> coachings) {
        Map<Subject, String> titles = new HashMap<>();
        named(priorities).forEach(finding -> titles.put(finding.subject(), title(tx, finding.subject())));
        List<Place> places = priorities.focus() == null ? List.of() : places(tx, priorities.focus(), reach);
        return new Known(agent, since, priorities, titles, places, coachings);
    }

    /** @throws NotFound with {@code insight.agent-unknown} also for one out of reach */
    public static Agent agent(Store.Tx tx, String agentId, Reach reach) {
        return tx.people().agent(agentId).filter(agent -> reach.knowsAgent(agent.id(), agent.team()))
                .orElseThrow(() -> new NotFound("insight.agent-unknown", "There is no agent \"" + agentId + "\"."));
    }

    private Known read(Store.Tx tx, Agent agent, Reach reach, Instant since) {
        List<Coaching> coachings = tx.coachings().of(agent.id()).stream().limit(MOST_TRENDS).toList();
        Instant from = coachings.stream().map(AgentInsight::day).map(day -> day.minus(CoachingTrend.WINDOW)).filter(since::isAfter)
                .min(Instant::compareTo).orElse(since);
        int most = coachings.isEmpty() ? MOST_CALLS : MOST_CALLS_OF_TRENDS;
        List<Call> own = calls(tx, agent.id(), reach, from, most);
        Map<String, List<Call>> others = colleagues(tx, agent, reach, from, most);
        Priorities priorities = patterns.of(after(own, since), others.values().stream().map(calls -> after(calls, since)).toList());
        return known(tx, agent, priorities, reach, since, coachings.stream().map(one -> coached(tx, one, own, others)).toList());
    }

    private static List<Call> after(List<Call> calls, Instant since) {
        return calls.stream().filter(call -> !call.at().isBefore(since)).toList();
    }

    private static List<Repeating> named(Priorities priorities) {
        List<Repeating> all = new ArrayList<>(priorities.strengths());
        if (priorities.focus() != null) {
            all.add(priorities.focus());
        }
        all.addAll(priorities.later());
        all.addAll(priorities.team());
        return all;
    }

    private Map<String, List<Call>> colleagues(Store.Tx tx, Agent agent, Reach reach, Instant from, int most) {
        Map<String, List<Call>> others = new HashMap<>();
        boolean known = switch (reach) {
            case Reach.Everything _, Reach.Teams _ -> agent.team() != null;
            case Reach.Own _, Reach.Published _ -> false;
        };
        if (known) {
            tx.people().agents(agent.team(), null, MOST_COLLEAGUES + 1).stream().filter(other -> !other.id().equals(agent.id()))
                    .limit(MOST_COLLEAGUES).forEach(other -> others.put(other.id(), calls(tx, other.id(), reach, from, most)));
        }
        return others;
    }

    private List<Call> calls(Store.Tx tx, String agentId, Reach reach, Instant from, int most) {
        InteractionQuery query = InteractionQuery.newest(most).with(new InteractionFilter.OfAgent(agentId))
                .with(new InteractionFilter.From(from));
        return tx.interactions().list(query, reach).items().stream().map(listed -> call(tx, listed, reach))
                .flatMap(Optional::stream).toList();
    }

    private Optional<Call> call(Store.Tx tx, Listed listed, Reach reach) {
        Interaction interaction = listed.interaction();
        Optional<ScoreLine> line = current.chosen(tx, interaction.id(), null, null, reach);
        return line.flatMap(shown -> current.scorecard(tx, interaction.id(), new RubricName(shown.rubricId(), shown.rubricVersion())))
                .map(card -> Call.of(interaction.id(), at(interaction), interaction.routing().queue(), card,
                        tx.findings().counted(interaction.id()).map(Counted::measures).orElse(null),
                        interaction.channel() == Channel.VOICE));
    }

    private static Instant at(Interaction interaction) {
        return Objects.requireNonNullElse(interaction.startedAt(), interaction.receivedAt());
    }

    private static Instant day(Coaching coaching) {
        return coaching.on().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<Place> places(Store.Tx tx, Repeating focus, Reach reach) {
        return focus.examples().stream().flatMap(id -> tx.interactions().find(id, reach).stream())
                .map(interaction -> new Place(interaction.id(), focus.subject(), at(interaction),
                        moment(tx, interaction.id(), kind(focus.subject()), reach))).toList();
    }

    private static String kind(Subject subject) {
        return subject.isHabit() ? Habit.of(subject.id()).map(Habit::moment).orElse("") : subject.id();
    }

    private @Nullable Moment moment(Store.Tx tx, String interactionId, String kind, Reach reach) {
        return current.chosen(tx, interactionId, null, null, reach).flatMap(line -> current.moments(tx, interactionId, line))
                .flatMap(all -> all.stream().filter(one -> one.kind().equals(kind)).findFirst()).orElse(null);
    }

    private String title(Store.Tx tx, Subject subject) {
        return subject.isHabit() ? Habit.of(subject.id()).map(Habit::title).orElse(subject.id())
                : title(tx, subject.rubricId(), subject.rubricVersion(), subject.id());
    }

    private String title(Store.Tx tx, String rubric, int version, String criterion) {
        try {
            return current.rubric(tx, new RubricName(rubric, version)).criteria().filter(one -> one.id().equals(criterion)).findFirst()
                    .map(one -> one.question()).orElse(criterion);
        } catch (NotFound gone) {
            return criterion;
        }
    }

    private Coached coached(Store.Tx tx, Coaching coaching, List<Call> own, Map<String, List<Call>> others) {
        List<String> coachedToo = tx.coachings().about(coaching.rubricId(), coaching.subject()).stream().map(Coaching::agentId).toList();
        Collection<List<Call>> uncoached = others.entrySet().stream().filter(one -> !coachedToo.contains(one.getKey()))
                .map(Map.Entry::getValue).toList();
        Predicate<Subject> about = subject -> subject.isAbout(coaching.rubricId(), coaching.subject());
        String title = own.stream().flatMap(call -> call.missed().keySet().stream()).filter(about).findFirst()
                .map(subject -> title(tx, subject))
                .orElseGet(() -> Habit.of(coaching.subject()).map(Habit::title).orElse(coaching.subject()));
        return new Coached(coaching, title, CoachingTrend.of(own, uncoached, about, day(coaching)));
    }
}
