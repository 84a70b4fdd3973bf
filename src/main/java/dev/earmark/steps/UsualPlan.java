package dev.earmark.steps;

import static dev.earmark.steps.MarkStep.MOMENTS;
import static dev.earmark.steps.MeasureStep.COUNTED;
import static dev.earmark.steps.ScoreStep.SCORECARD;
import static dev.earmark.steps.SummariseStep.SUMMARY;
import static dev.earmark.steps.TranscribeStep.HEARD;

import dev.earmark.audio.AudioIntake;
import dev.earmark.interaction.Stage;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.SentimentReader;
import dev.earmark.moments.MomentFinder;
import dev.earmark.redaction.Redactor;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.speech.Transcriber;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.summary.Summariser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that every interaction takes. A new one is a class and a row here. */
public final class UsualPlan {

    private UsualPlan() {}

    /** @param summariser null without a language model */
    public static StepPlan of(AudioIntake audio, Transcriber transcriber, Redactor redactor, SentimentReader sentiments,
            Measurer measurer, Scorer scorer,
            MomentFinder finder,
            @Nullable Summariser summariser) {
        return new StepPlan(List.of(
                Row.of(new TranscribeStep(audio, transcriber, redactor)).listening().reaches(Stage.TRANSCRIBED).then(COUNTED.step()),
                Row.of(new MeasureStep(sentiments, measurer)).needs(HEARD).reaches(Stage.MEASURED).then(SCORECARD.step()),
                Row.of(new ScoreStep(scorer)).needs(HEARD, COUNTED).reaches(Stage.SCORED).then(MOMENTS.step()),
                Row.of(new MarkStep(finder)).needs(HEARD, COUNTED, SCORECARD).reaches(Stage.MARKED).then(SUMMARY.step()),
                Row.of(new SummariseStep(summariser)).needs(HEARD, SCORECARD).background()));
    }
}
