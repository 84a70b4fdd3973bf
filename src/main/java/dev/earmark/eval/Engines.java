package dev.earmark.eval;

import dev.earmark.audio.AudioIntake;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Sentiment;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.speech.model.Models;
import dev.earmark.transcript.Transcript;
import java.util.function.Function;

/** What is to be measured, as the program is made of it. */
public record Engines(TranscriptReader reader, RubricShelf rubrics, Measurer measurer, Function<Transcript, Sentiment> sentiment,
        Scorer scorer,
        Embedder embedder, AudioIntake audio, Models models) {

    /** The same with another scorer. */
    Engines with(Scorer other) {
        return new Engines(reader, rubrics, measurer, sentiment, other, embedder, audio, models);
    }

    CriteriaEval criteria() {
        return new CriteriaEval(measurer, sentiment, scorer);
    }

    LabelledSet read(EvalSet set) {
        return LabelledSet.read(set.name(), set.cases(), set.labels(), set.part(), reader);
    }
}
