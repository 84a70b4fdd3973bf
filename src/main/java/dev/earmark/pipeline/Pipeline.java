package dev.earmark.pipeline;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.trust.Calibration;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.measure.Loudness;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.SentimentReader;
import dev.earmark.moments.MomentFinder;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.speech.Transcriber;
import dev.earmark.summary.Summariser;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one interaction from recording to result, one stage at a time. Each stage reads what is known, asks one port and keeps the
 * finding. Typed conversations and finished transcripts enter at {@code TRANSCRIBED} and pass the very same stages. Safe for many
 * threads.
 */
public final class Pipeline {

    private final AudioIntake audio;
    private final Transcriber transcriber;
    private final SentimentReader sentiments;
    private final Measurer measurer;
    private final Scorer scorer;
    private final MomentFinder finder;
    private final @Nullable Summariser summariser;

    public Pipeline(
            AudioIntake audio, Transcriber transcriber, SentimentReader sentiments, Measurer measurer, Scorer scorer, MomentFinder finder) {
        this(audio, transcriber, sentiments, measurer, scorer, finder, null);
    }

    /** @param summariser null without a language model */
    public Pipeline(
            AudioIntake audio, Transcriber transcriber, SentimentReader sentiments, Measurer measurer, Scorer scorer, MomentFinder finder,
            @Nullable Summariser summariser) {
        this.summariser = summariser;
        this.audio = audio;
        this.transcriber = transcriber;
        this.sentiments = sentiments;
        this.measurer = measurer;
        this.scorer = scorer;
        this.finder = finder;
    }

    /**
     * Goes on from what is known to the last stage.
     *
     * @throws dev.earmark.fault.Fault when a stage refuses the interaction or lacks what it needs
     */
    public Result run(StageFinding known, Rubric rubric, Progress progress) {
        return switch (known) {
            case StageFinding.Received received -> run(transcribe(received, progress), rubric, progress);
            case StageFinding.Transcribed transcribed -> run(measure(transcribed, progress), rubric, progress);
            case StageFinding.Measured measured -> run(score(measured, rubric, progress), rubric, progress);
            case StageFinding.Scored scored -> run(summedUp(mark(scored, rubric), rubric), rubric, progress);
            case StageFinding.Marked marked -> marked.result();
        };
    }

    /** The first stage alone. The sound is open only while it is heard. */
    public StageFinding.Transcribed transcribe(StageFinding.Received received, Progress progress) {
        return transcribe(received, progress, call -> {});
    }

    /** @param also looks at the sound once it has been heard, before it is closed */
    public StageFinding.Transcribed transcribe(StageFinding.Received received, Progress progress, Consumer<CallAudio> also) {
        progress.at("reading", 0);
        try (CallAudio call = audio.take(received.recording())) {
            Transcript transcript = transcriber.transcribe(call, progress);
            also.accept(call);
            return new StageFinding.Transcribed(received.facts(), transcript, loudness(call));
        }
    }

    private static Map<Speaker, Loudness> loudness(CallAudio call) {
        Map<Speaker, Loudness> loudness = new EnumMap<>(Speaker.class);
        for (CallAudio.Party party : call.parties()) {
            loudness.put(party.speaker(), new Loudness(party.level().speechDbfs(), party.level().peakDbfs()));
        }
        return loudness;
    }

    /** The second stage alone. */
    public StageFinding.Measured measure(StageFinding.Transcribed known, Progress progress) {
        progress.at("measuring", 0);
        Sentiment sentiment = sentiments.read(known.transcript());
        return new StageFinding.Measured(known, measurer.measure(known.transcript(), known.loudness(), sentiment), sentiment);
    }

    /** The third stage alone. */
    public StageFinding.Scored score(StageFinding.Measured known, Rubric rubric, Progress progress) {
        progress.at("scoring", 0);
        StageFinding.Transcribed heard = known.before();
        return new StageFinding.Scored(known, scorer.score(heard.transcript(), heard.facts(), known.measures(), rubric));
    }

    /** The third stage alone. @param calibration what labels have shown of the rubric; empty for nothing, whatever lies beside its file */
    public StageFinding.Scored score(StageFinding.Measured known, Rubric rubric, Optional<Calibration> calibration) {
        StageFinding.Transcribed heard = known.before();
        return new StageFinding.Scored(known, scorer.score(heard.transcript(), heard.facts(), known.measures(), rubric, calibration));
    }

    /** The last stage alone, without a summary. @param rubric the one that the scorecard is by */
    public StageFinding.Marked mark(StageFinding.Scored known, Rubric rubric) {
        StageFinding.Measured measured = known.before();
        return new StageFinding.Marked(known, finder.find(measured.before().transcript(), measured.measures(), measured.sentiment(),
                known.scorecard(), rubric), null);
    }

    /**
     * A result is none the worse for a model that cannot be asked; one that says when it may be asked again is waited for by whoever
     * called.
     */
    private StageFinding.Marked summedUp(StageFinding.Marked known, Rubric rubric) {
        try {
            return new StageFinding.Marked(known.before(), known.moments(), summarise(known.before(), rubric).orElse(null));
        } catch (Unavailable away) {
            if (away.code().equals("language.rate-limited")) {
                throw away;
            }
            return known;
        }
    }

    /** Whether a language model is there to sum up. */
    public boolean summarises() {
        return summariser != null;
    }

    /**
     * An interaction in a few sentences.
     *
     * @param rubric the one that the scorecard is by
     * @return empty without a language model, and when nothing that it says holds
     * @throws Unavailable when the model cannot be asked
     */
    public Optional<Summary> summarise(StageFinding.Scored known, Rubric rubric) {
        StageFinding.Transcribed heard = known.before().before();
        return summariser == null ? Optional.empty() : summariser.summarise(heard.transcript(), heard.facts(), known.scorecard(), rubric);
    }

    /** How long it is of no use to ask the language model again, as far as that is known; zero without one. */
    public Duration modelPause() {
        return scorer.modelPause();
    }
}
