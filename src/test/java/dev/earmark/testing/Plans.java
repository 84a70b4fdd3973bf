package dev.earmark.testing;

import dev.earmark.audio.AudioIntake;
import dev.earmark.judge.LlmJudge;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.measure.MeasureSettings;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.SentimentReader;
import dev.earmark.moments.MomentFinder;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.speech.Transcriber;
import dev.earmark.steps.StepPlan;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.steps.UsualPlan;
import dev.earmark.store.StepName;
import dev.earmark.summary.Summariser;
import dev.earmark.transcript.Transcript;
import dev.earmark.trust.Calibrations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usual plan of steps, without anything that has to be loaded. */
public final class Plans {

    private Plans() {}

    /** @param model judges and sums up; null for none */
    public static StepPlan usual(AudioIntake audio, Transcriber transcriber, @Nullable ChatJudgeModel model) {
        return usual(audio, transcriber, new Redactor(RedactionSettings.defaults()), model);
    }

    /** @param redactor takes out what nobody may keep */
    public static StepPlan usual(AudioIntake audio, Transcriber transcriber, Redactor redactor, @Nullable ChatJudgeModel model) {
        PromptLibrary prompts = new PromptLibrary(Path.of("prompts"));
        LlmJudge judge = model == null ? null : new LlmJudge(model, prompts, JudgeSettings.defaults());
        Summariser summariser = model == null ? null : new Summariser(model, prompts, JudgeSettings.defaults());
        return UsualPlan.of(audio, transcriber, redactor, new Indifferent(),
                new Measurer(MeasureSettings.defaults()),
                new Scorer(new FakeEmbedder(), new FakeEmbedder(), Calibrations.NONE, judge), new MomentFinder(), summariser);
    }

    /** A plan with one row more, behind a step that is there. */
    public static StepPlan with(StepPlan plan, Row<?> more, StepName behind) {
        List<Row<?>> rows = new ArrayList<>();
        for (Row<?> row : plan.rows()) {
            List<StepName> next = new ArrayList<>(row.next());
            if (row.name().equals(behind)) {
                next.add(more.name());
            }
            rows.add(row.then(next.toArray(StepName[]::new)));
        }
        rows.add(more);
        return new StepPlan(rows);
    }

    /** Reads no feelings. */
    private record Indifferent() implements SentimentReader {
        @Override
        public String method() {
            return "none";
        }

        @Override
        public List<double[]> read(List<String> texts) {
            return texts.stream().map(text -> new double[] {0, 1, 0}).toList();
        }

        @Override
        public Sentiment read(Transcript transcript) {
            return new Sentiment("none", List.of(), null);
        }
    }
}
