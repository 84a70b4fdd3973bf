package dev.earmark.moments;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Scorecard;
import dev.earmark.transcript.Transcript;

/** Everything that is known of an interaction when its moments are marked. */
public record ScoredInteraction(Facts facts, Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard,
        Rubric rubric) {}
