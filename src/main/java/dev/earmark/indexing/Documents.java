package dev.earmark.indexing;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Status;
import dev.earmark.library.RubricName;
import dev.earmark.measure.Measures;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.results.MarkedMoments;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchDocument.Mark;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.store.Findings;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import dev.earmark.summary.Summary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what is searched of an interaction: the one place that decides it. Holds no state. */
final class Documents {

    private final CurrentScorecard current = new CurrentScorecard();
    private final MarkedMoments marked = new MarkedMoments();

    /**
     * What is searched of an interaction.
     *
     * @param scoredAt by the scorecard that is shown; null before there is one
     * @param done     whether nothing of it is under way
     */
    record Copy(SearchDocument document, @Nullable Instant scoredAt, boolean done) {}

    /**
     * @return empty when there is no such interaction, and before its words are known
     * @throws dev.earmark.fault.Unavailable with {@code store.row-rotten} when what is kept of it is damaged
     */
    Optional<Copy> of(Store.Tx tx, String id) {
        Optional<Interaction> found = tx.interactions().find(id, Reach.EVERYTHING);
        Optional<Findings.Heard> heard = found.flatMap(_ -> tx.findings().heard(id));
        if (found.isEmpty() || heard.isEmpty()) {
            return Optional.empty();
        }
        Interaction interaction = found.get();
        Optional<ScoreLine> line = current.of(tx, id);
        Optional<Counted> counted = tx.findings().counted(id);
        SearchDocument document = new SearchDocument(id, interaction.version(), interaction.externalId(), interaction.facts(),
                interaction.routing(), interaction.startedAt(), interaction.receivedAt(), interaction.durationMs(),
                interaction.status().label(), line.flatMap(one -> score(tx, id, one)).orElse(null), marks(tx, id, line),
                counted.map(all -> all.sentiment().course()).orElse(null),
                counted.map(Counted::measures).map(Measures::values).orElse(Map.of()), details(tx, id, line),
                heard.get().transcript(), List.of());
        return Optional.of(new Copy(document, line.map(ScoreLine::at).orElse(null), interaction.status() instanceof Status.Scored));
    }

    /** As people have left it. */
    private Optional<Score> score(Store.Tx tx, String id, ScoreLine line) {
        return current.scorecard(tx, id, new RubricName(line.rubricId(), line.rubricVersion())).map(card -> new Score(
                line.rubricId(), line.rubricVersion(), line.percent(), line.passed(), card.band(), verdicts(card), line.confirmed()));
    }

    private static Map<String, String> details(Store.Tx tx, String id, Optional<ScoreLine> line) {
        Map<String, String> details = new HashMap<>(publication(tx, id, line));
        line.flatMap(one -> tx.findings().summary(id, one.rubricId(), one.rubricVersion())).map(Summary::outcome)
                .ifPresent(outcome -> details.put(Facet.Outcome.ENDING.name(), outcome.ending().label()));
        return details;
    }

    /** Its agent finds it when the scorecard that is shown to others is the one that was shared: the index knows no other. */
    private static Map<String, String> publication(Store.Tx tx, String id, Optional<ScoreLine> line) {
        boolean shared = line.isPresent() && tx.publications().find(id)
                .filter(one -> one.isOf(line.get().rubricId(), line.get().rubricVersion())).isPresent();
        return Map.of(Reached.PUBLICATION, shared ? Reached.SHARED : "no");
    }

    private static Map<String, String> verdicts(Scorecard card) {
        Map<String, String> verdicts = new HashMap<>();
        for (Judgement judgement : card.judgements()) {
            verdicts.put(judgement.criterion(), judgement.verdict().label());
        }
        return verdicts;
    }

    private List<Mark> marks(Store.Tx tx, String id, Optional<ScoreLine> line) {
        return line.flatMap(one -> marked.of(tx, id, one)).orElse(List.of()).stream()
                .map(moment -> new Mark(moment.kind(), moment.turn())).toList();
    }
}
