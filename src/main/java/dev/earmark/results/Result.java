package dev.earmark.results;

import dev.earmark.interaction.Facts;
import dev.earmark.language.ModelTally;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment;
import dev.earmark.scoring.Scorecard;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one interaction once the last stage is done.
 *
 * @param summary null without a language model, and when nothing that it said held
 * @param asked   what a language model was asked for it, and what that cost; null when none was. No part of what the score rests on
 */
public record Result(
        Facts facts, Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard, List<Moment> moments,
        @Nullable Summary summary, @Nullable ModelTally asked) {

    public Result {
        moments = List.copyOf(moments);
    }

    /** Without what was asked for it. */
    public Result(Facts facts, Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard, List<Moment> moments,
            @Nullable Summary summary) {
        this(facts, transcript, measures, sentiment, scorecard, moments, summary, null);
    }

    /** Without a summary. */
    public Result(Facts facts, Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard, List<Moment> moments) {
        this(facts, transcript, measures, sentiment, scorecard, moments, null, null);
    }
}
