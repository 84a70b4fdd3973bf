package dev.earmark.results;

import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.library.RubricForm;
import dev.earmark.library.RubricName;
import dev.earmark.moments.Moment;
import dev.earmark.review.Overlay;
import dev.earmark.review.Revisions;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricText;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.PublishedTexts;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of the scorecards of an interaction is the one that is shown, and which one is meant by whoever asks. It is the first that there
 * was, whatever takes its place under the same version of the rubric, and the one by a version that somebody asked for once it is there.
 * Nobody else decides; what people say of its verdicts is laid over it here, and nowhere else. Remembers
 * published rubrics that it has read; safe for many threads.
 */
public final class CurrentScorecard {

    private final Map<String, Rubric> read = new ConcurrentHashMap<>();

    /**
     * Keeps a scorecard, and shows it where it is to be shown.
     *
     * @param epoch of the claim that found it
     * @return false when a later claim has kept its scorecard, or the interaction is gone: the caller must let its transaction fail
     */
    public boolean keep(Store.Tx tx, String interactionId, long epoch, Scorecard card, Instant at) {
        tx.findings().lockScorecards(interactionId);
        RubricName name = new RubricName(card.rubric().id(), card.rubric().version());
        Scorecard shown = overlaid(tx, interactionId, name, card, epoch);
        return tx.findings().putScorecard(interactionId, epoch, card, shown, wouldBe(tx, interactionId, name), at);
    }

    /** The scorecard by a version as people have left it; empty when there is none. */
    public Optional<Scorecard> scorecard(Store.Tx tx, String interactionId, RubricName name) {
        return tx.findings().scorecard(interactionId, name.id(), name.version())
                .map(card -> overlaid(tx, interactionId, name, card, epoch(tx, interactionId, name)));
    }

    /** Of the scoring that is kept. */
    public long epoch(Store.Tx tx, String interactionId, RubricName name) {
        return tx.findings().epoch(interactionId, StepName.SCORE, name.toString());
    }

    /** People have said something about it: lists, filters and exports show it from now on. @return as it is now */
    public Scorecard refresh(Store.Tx tx, String interactionId, RubricName name) {
        Scorecard shown = scorecard(tx, interactionId, name).orElseThrow();
        tx.findings().showScorecard(interactionId, shown);
        return shown;
    }

    private Scorecard overlaid(Store.Tx tx, String id, RubricName name, Scorecard machine, long epoch) {
        boolean confirmed = tx.reviews().confirmation(id, name.toString()).filter(one -> one.epoch() == epoch).isPresent();
        Revisions revisions = tx.reviews().of(id, name.toString());
        if (revisions.all().isEmpty()) {
            return machine.confirmed(confirmed);
        }
        return Overlay.of(machine, rubric(tx, name), revisions, () -> tx.findings().heard(id).orElseThrow().transcript())
                .confirmed(confirmed);
    }

    /** @throws NotFound with {@code rubric.unknown} when it is not kept here, so that nobody can add it up */
    public Rubric rubric(Store.Tx tx, RubricName name) {
        Rubric known = read.get(name.toString());
        return known != null ? known : tx.publishedTexts().find(RubricForm.KIND, name.id(), name.version()).map(this::rubric)
                .orElseThrow(() -> new NotFound("rubric.unknown", "The rubric " + name + " is not kept here, so its scorecard cannot be"
                        + " added up anew; publish it first."));
    }

    private Rubric rubric(PublishedText kept) {
        String name = kept.id() + "@" + kept.version();
        Rubric rubric = RubricText.read(name, kept.text());
        if (kept.state() != PublishedTexts.State.DRAFT) {
            read.put(name, rubric);
        }
        return rubric;
    }

    /** The moments of a scorecard, without those that rest on a verdict that a person has overruled. */
    public Optional<List<Moment>> moments(Store.Tx tx, String interactionId, ScoreLine line) {
        Optional<List<Moment>> marked = tx.findings().moments(interactionId, line.rubricId(), line.rubricVersion());
        Optional<Scorecard> card = marked.flatMap(_ -> scorecard(tx, interactionId, new RubricName(line.rubricId(), line.rubricVersion())));
        return card.isEmpty() ? marked : marked.map(all -> all.stream().filter(moment -> stands(moment, card.get())).toList());
    }

    private static boolean stands(Moment moment, Scorecard card) {
        return card.judgements().stream().filter(judgement -> judgement.criterion().equals(moment.kind()) && judgement.person() != null)
                .allMatch(judgement -> switch (judgement.verdict()) {
                    case Verdict.Met _ -> moment.tone() == Moment.Tone.PRAISE;
                    case Verdict.Partly _, Verdict.NotMet _ -> moment.tone() == Moment.Tone.COACHING;
                    case Verdict.NotApplicable _, Verdict.Unscored _ -> false;
                });
    }

    /** Whether the scorecard by this version is shown, or would be if there were one. */
    public boolean wouldBe(Store.Tx tx, String interactionId, RubricName name) {
        Optional<ScoreLine> shown = of(tx, interactionId);
        return shown.isEmpty() || is(shown.get(), name)
                || tx.findings().preferred(interactionId).map(wanted -> wanted.equals(name.toString())).orElse(false);
    }

    /** Whether the scorecard by this version is the one that is shown. */
    public boolean is(Store.Tx tx, String interactionId, RubricName name) {
        return of(tx, interactionId).map(line -> is(line, name)).orElse(false);
    }

    private static boolean is(ScoreLine line, RubricName name) {
        return name.equals(new RubricName(line.rubricId(), line.rubricVersion()));
    }

    /** The one that is shown; empty before the interaction is scored. */
    public Optional<ScoreLine> of(Store.Tx tx, String interactionId) {
        return chosen(tx, interactionId, null, null);
    }

    /** Figures of every scorecard that somebody may know of, the current one first. */
    public List<ScoreLine> lines(Store.Tx tx, String interactionId, Reach reach) {
        List<ScoreLine> all = tx.findings().scorecards(interactionId);
        if (!reach.publishedOnly()) {
            return all;
        }
        return tx.publications().find(interactionId).map(shared -> all.stream()
                .filter(line -> shared.isOf(line.rubricId(), line.rubricVersion())).toList()).orElse(List.of());
    }

    /**
     * The one that somebody means.
     *
     * @param rubricId null for that of the one that is shown
     * @param version  null for the one that is shown, or the highest of a rubric that was named
     */
    public Optional<ScoreLine> chosen(Store.Tx tx, String interactionId, @Nullable String rubricId, @Nullable Integer version) {
        return chosen(tx, interactionId, rubricId, version, Reach.EVERYTHING);
    }

    /** As the other, for somebody who may not know of every scorecard: an agent knows the one that was shared. */
    public Optional<ScoreLine> chosen(Store.Tx tx, String interactionId, @Nullable String rubricId, @Nullable Integer version,
            Reach reach) {
        List<ScoreLine> lines = lines(tx, interactionId, reach);
        Optional<ScoreLine> shown = reach.publishedOnly() ? lines.stream().findFirst()
                : lines.stream().filter(ScoreLine::current).findFirst();
        if (rubricId == null && version == null) {
            return shown;
        }
        Optional<String> rubric = Optional.ofNullable(rubricId).or(() -> shown.map(ScoreLine::rubricId));
        return lines.stream()
                .filter(line -> rubric.isPresent() && line.rubricId().equals(rubric.get()))
                .filter(line -> version == null || line.rubricVersion() == version)
                .max(Comparator.comparingInt(ScoreLine::rubricVersion));
    }
}
