package dev.earmark.pipeline;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment;
import dev.earmark.scoring.Scorecard;
import dev.earmark.transcript.Transcript;
import java.util.List;

/** Everything that is known of one interaction once the last stage is done. */
public record Result(
        Facts facts, Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard, List<Moment> moments) {

    public Result {
        moments = List.copyOf(moments);
    }
}
