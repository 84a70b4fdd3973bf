package dev.earmark.scoring;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.check.ScoringInput;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Judges one criterion, or looks for one phrase, in one conversation. */
public final class Judging {

    public static final Measures UNMEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());
    public static final Facts NAMED = new Facts("7", "Dana Whitfield", "12", "Marco Oyelaran");

    private Judging() {}

    public static Scorecard score(Rubric rubric, Transcript transcript, Facts facts, Measures measures) {
        FakeEmbedder embedder = new FakeEmbedder();
        return new Scorer(embedder, embedder).score(transcript, facts, measures, rubric);
    }

    /** @param criterion the lines of the criterion, for instance {@code check: {phrase: hello}} */
    public static Judgement judge(String criterion, Transcript transcript) {
        return judge(criterion, transcript, UNMEASURED);
    }

    public static Judgement judge(String criterion, Transcript transcript, Measures measures) {
        return score(RubricYaml.only(criterion), transcript, NAMED, measures).judgements().getFirst();
    }

    public static String verdict(String criterion, Transcript transcript) {
        return label(judge(criterion, transcript));
    }

    /** {@code met}, or {@code unscored no-judge}. */
    public static String label(Judgement judgement) {
        return judgement.verdict() instanceof Verdict.Unscored(Verdict.Cause cause)
                ? "unscored " + cause.label()
                : judgement.verdict().label();
    }

    public static List<String> quotes(Judgement judgement, Evidence.Kind kind) {
        return judgement.evidence().stream().filter(evidence -> evidence.kind() == kind).map(Evidence::quote).toList();
    }

    public static ScoringInput conversation(Transcript transcript) {
        return new ScoringInput(new ConversationWords(transcript, NAMED), UNMEASURED, null);
    }

    public static ScoringInput conversation(Transcript transcript, Measures measures) {
        return new ScoringInput(new ConversationWords(transcript, NAMED), measures, null);
    }

    public static Measures measured(MeasureName name, double value) {
        return new Measures(Map.of(name, value), List.of(), List.of(), List.of());
    }

    /** Silences in which the agent kept the customer waiting: from, to, from, to, … in ms. */
    public static Measures waits(long... fromTo) {
        List<DeadAir> silences = Stream.iterate(0, i -> i < fromTo.length, i -> i + 2)
                .map(i -> new DeadAir(new TimeSpan(fromTo[i], fromTo[i + 1]), Speaker.AGENT, Speaker.CUSTOMER)).toList();
        return new Measures(Map.of(), silences, List.of(), List.of());
    }
}
