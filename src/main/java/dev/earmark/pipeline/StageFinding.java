package dev.earmark.pipeline;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Stage;
import dev.earmark.measure.Loudness;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment;
import dev.earmark.scoring.Scorecard;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been found out about an interaction at each {@link Stage}: every record holds the one before it. */
public sealed interface StageFinding {

    Stage stage();

    record Received(Facts facts, Recording recording) implements StageFinding {
        @Override
        public Stage stage() {
            return Stage.RECEIVED;
        }
    }

    /** @param loudness of each party that was recorded; empty for typed conversations */
    record Transcribed(Facts facts, Transcript transcript, Map<Speaker, Loudness> loudness) implements StageFinding {
        public Transcribed {
            loudness = Map.copyOf(loudness);
        }

        @Override
        public Stage stage() {
            return Stage.TRANSCRIBED;
        }
    }

    record Measured(Transcribed before, Measures measures, Sentiment sentiment) implements StageFinding {
        @Override
        public Stage stage() {
            return Stage.MEASURED;
        }
    }

    record Scored(Measured before, Scorecard scorecard) implements StageFinding {
        @Override
        public Stage stage() {
            return Stage.SCORED;
        }
    }

    /** @param summary null without a language model, and when nothing that it said held */
    record Marked(Scored before, List<Moment> moments, @Nullable Summary summary) implements StageFinding {
        public Marked {
            moments = List.copyOf(moments);
        }

        @Override
        public Stage stage() {
            return Stage.MARKED;
        }

        Result result() {
            Measured measured = before.before();
            Transcribed transcribed = measured.before();
            return new Result(
                    transcribed.facts(), transcribed.transcript(), measured.measures(), measured.sentiment(), before.scorecard(), moments,
                    summary);
        }
    }
}
