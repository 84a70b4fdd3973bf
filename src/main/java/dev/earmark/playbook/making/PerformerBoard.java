package dev.earmark.playbook.making;

import dev.earmark.access.Reach;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.RepeatContacts;
import dev.earmark.playbook.BestPerformers;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.making.PerformerQuestion.By;
import dev.earmark.playbook.making.PlaybookQuestion.Goal;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Figures.FigureRow;
import dev.earmark.store.Outcomes.Ended;
import dev.earmark.store.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who does best by an outcome or a criterion, among all calls that a store holds. Reads no conversation. Safe for many threads. */
public final class PerformerBoard {

    private static final int PAGE = 1_000;
    private static final Instant EVER = Instant.EPOCH;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final Store store;
    private final PlaySettings settings;

    public PerformerBoard(Store store, PlaySettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** @param now up to when contacts are known */
    public BestPerformers of(PerformerQuestion question, Instant now) {
        Gathered calls = new Gathered();
        switch (question.by()) {
            case By.Met(String rubric, String criterion) -> met(question, rubric, criterion, now, calls);
            case By.Outcome(Goal goal) when goal == Goal.SENTIMENT -> sentiment(question, now, calls);
            case By.Outcome(Goal goal) -> ended(question, goal, now, calls);
        }
        return BestPerformers.of(calls.facts, calls.measure.stream().mapToDouble(Double::doubleValue).toArray(), settings);
    }

    /** For one thread. */
    private static final class Gathered {

        private final List<CallFacts> facts = new ArrayList<>();
        private final List<Double> measure = new ArrayList<>();

        void add(String id, String agent, @Nullable String queue, String reason, Instant at, double value) {
            facts.add(new CallFacts(id, agent, Objects.requireNonNullElse(queue, ""), reason, MONTH.format(at)));
            measure.add(value);
        }
    }

    private void met(PerformerQuestion question, String rubric, String criterion, Instant now, Gathered calls) {
        store.<Boolean>read(tx -> {
            Map<String, List<String>> criteria = tx.figures().criteria();
            tx.figures().each(filter(question, rubric, now), Reach.EVERYTHING, row -> {
                int at = criteria.getOrDefault(row.rubricId() + "@" + row.rubricVersion(), List.of()).indexOf(criterion);
                double value = at < 0 || at >= row.verdicts().length() ? Double.NaN : value(row.verdicts().charAt(at));
                add(row, value, calls);
            });
            return true;
        });
    }

    private static double value(char verdict) {
        return switch (verdict) {
            case 'm' -> 1;
            case 'p' -> 0.5;
            case 'n' -> 0;
            default -> Double.NaN;
        };
    }

    private void sentiment(PerformerQuestion question, Instant now, Gathered calls) {
        store.<Boolean>read(tx -> {
            tx.figures().each(filter(question, null, now), Reach.EVERYTHING, row -> {
                Double start = row.sentimentStart();
                Double end = row.sentimentEnd();
                add(row, start == null || end == null ? Double.NaN : end > start ? 1 : 0, calls);
            });
            return true;
        });
    }

    private static void add(FigureRow row, double value, Gathered calls) {
        String agent = row.agentId();
        if (agent != null && !Double.isNaN(value)) {
            calls.add(row.interactionId(), agent, row.queue(), "", row.receivedAt(), value);
        }
    }

    private static FigureFilter filter(PerformerQuestion question, @Nullable String rubric, Instant now) {
        return new FigureFilter(Objects.requireNonNullElse(question.from(), EVER),
                Objects.requireNonNullElse(question.to(), now.plusSeconds(1)), null, null, question.queue(), null, rubric);
    }

    private void ended(PerformerQuestion question, Goal goal, Instant now, Gathered calls) {
        Map<String, Boolean> stayed = goal == Goal.NO_REPEAT
                ? RepeatContacts.none(store.read(tx -> tx.outcomes().contacts(EVER)), now) : Map.of();
        PlaybookQuestion asked = new PlaybookQuestion(goal, question.queue(), question.from(), question.to());
        for (List<Ended> page = page(""); !page.isEmpty(); page = page(page.getLast().interactionId())) {
            for (Ended one : page) {
                double value = asked.covers(one) ? goal.of(one, stayed.get(one.interactionId())) : Double.NaN;
                if (!Double.isNaN(value)) {
                    calls.add(one.interactionId(), one.agentId(), one.queue(), one.last().getOrDefault(OutcomeName.REASON, ""),
                            one.startedAt(), value);
                }
            }
        }
    }

    private List<Ended> page(String after) {
        return store.read(tx -> tx.outcomes().ended(after, PAGE));
    }
}
