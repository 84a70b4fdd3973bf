package dev.earmark.steps;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Progress;
import dev.earmark.library.RubricName;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.queue.Triage;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.store.Findings;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.StepName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores by exactly one version of a rubric; again later what a language model was to decide and could not. */
public final class ScoreStep implements Step<Scorecard> {

    public static final StepFinding<Scorecard> SCORECARD = StepFinding.ofRubric(StepName.SCORE, Scorecard.class);

    private final Scorer scorer;
    private final CurrentScorecard current = new CurrentScorecard();
    private final Triage triage = new Triage();

    public ScoreStep(Scorer scorer) {
        this.scorer = scorer;
    }

    @Override
    public StepFinding<Scorecard> finding() {
        return SCORECARD;
    }

    @Override
    public StepOutput<Scorecard> find(StepInput known, Progress progress) {
        progress.at("scoring", 0);
        Heard heard = known.of(TranscribeStep.HEARD);
        Scorecard card = scorer.score(
                heard.transcript(), known.facts(), known.of(MeasureStep.COUNTED).measures(), known.judgingRubric(), known.calibration());
        return new StepOutput<>(Optional.of(card), List.of(), 0, card.degraded());
    }

    @Override
    public boolean keep(Entry entry, Optional<Scorecard> found) {
        Scorecard card = found.orElseThrow();
        entry.tx().findings().lockScorecards(entry.interactionId());
        Optional<Instant> again = card.degraded() == 0 ? Optional.empty() : entry.again(scorer.modelPause());
        if (noBetter(entry, card)) {
            return false;
        }
        Stale.unless(current.keep(entry.tx(), entry.interactionId(), entry.epoch(), card, entry.clock().instant()));
        boolean shown = current.is(entry.tx(), entry.interactionId(), entry.rubric());
        Scorecard overlaid = current.scorecard(entry.tx(), entry.interactionId(), entry.rubric()).orElseThrow();
        if (shown) {
            triage.scored(entry.tx(), InteractionStatus.of(entry.tx(), entry.interactionId()), overlaid, entry.clock().instant());
        }
        entry.happened(EventType.SCORED, detail(entry.rubric(), overlaid, card.degraded(), shown, again));
        return true;
    }

    /** Whether a scoring that was to mend a scorecard has mended nothing: then nobody need hear of it. */
    private boolean noBetter(Entry entry, Scorecard card) {
        if (!entry.background() || card.degraded() == 0) {
            return false;
        }
        Findings findings = entry.tx().findings();
        RubricName name = entry.rubric();
        int before = findings.degraded(entry.interactionId(), name.id(), name.version()).map(Findings.Degraded::verdicts).orElse(0);
        boolean shownAsItShouldBe = current.is(entry.tx(), entry.interactionId(), name)
                || !current.wouldBe(entry.tx(), entry.interactionId(), name);
        return card.degraded() >= before && before > 0 && shownAsItShouldBe;
    }

    /** @param card with what people say laid over it */
    private static Map<String, String> detail(RubricName name, Scorecard card, int degraded, boolean shown, Optional<Instant> again) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("rubric", name.toString());
        detail.put("current", String.valueOf(shown));
        Double percent = card.percent();
        if (percent != null) {
            detail.put("percent", BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
        }
        Boolean passed = card.passed();
        if (passed != null) {
            detail.put("passed", passed.toString());
        }
        if (degraded > 0) {
            detail.put("degraded", String.valueOf(degraded));
        }
        detail.put("origin", card.confirmed() ? "human-confirmed" : "ai-suggested");
        again.ifPresent(at -> detail.put("rescoreAt", at.toString()));
        return detail;
    }
}
