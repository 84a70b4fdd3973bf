package dev.earmark.app;

import dev.earmark.interaction.Facts;
import dev.earmark.jobs.Forecaster;
import dev.earmark.language.ModelForecast;
import dev.earmark.language.ModelUse;
import dev.earmark.measure.Measures;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.summary.Summariser;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores and sums up for show, with a model that is not asked: so a forecast knows each question, and no estimate goes out of date.
 *
 * @param summariser null where nothing is summed up
 */
record ModelForecasts(Scorer scorer, @Nullable Summariser summariser) implements Forecaster {

    private static final Measures UNMEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());

    @Override
    public ModelForecast of(Transcript transcript, Facts facts, Rubric rubric) {
        ModelUse use = new ModelUse();
        use.of(() -> {
            Scorecard card = scorer.score(transcript, facts, UNMEASURED, rubric);
            if (summariser != null && card.noConversation().isEmpty()) {
                summariser.summarise(transcript, facts, card, rubric);
            }
            return card;
        });
        return new ModelForecast(1, use.tally());
    }
}
