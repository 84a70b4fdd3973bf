package dev.earmark.scoring;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.PhraseSearch.Match;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Judges one criterion, or looks for one phrase, in one conversation. */
public final class Judging {

    static final Measures UNMEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());
    static final Facts NAMED = new Facts("7", "Dana Whitfield", "12", "Marco Oyelaran");

    private Judging() {}

    static Scorecard score(Rubric rubric, Transcript transcript, Facts facts, Measures measures) {
        FakeEmbedder embedder = new FakeEmbedder();
        return new Scorer(embedder, embedder).score(transcript, facts, measures, rubric);
    }

    /** @param criterion the lines of the criterion, for instance {@code check: {phrase: hello}} */
    static Judgement judge(String criterion, Transcript transcript) {
        return judge(criterion, transcript, UNMEASURED);
    }

    static Judgement judge(String criterion, Transcript transcript, Measures measures) {
        return score(RubricYaml.only(criterion), transcript, NAMED, measures).judgements().getFirst();
    }

    static String verdict(String criterion, Transcript transcript) {
        return label(judge(criterion, transcript));
    }

    /** {@code met}, or {@code unscored no-judge}. */
    static String label(Judgement judgement) {
        return judgement.verdict() instanceof Verdict.Unscored(Verdict.Cause cause)
                ? "unscored " + cause.label()
                : judgement.verdict().label();
    }

    static List<String> quotes(Judgement judgement, Evidence.Kind kind) {
        return judgement.evidence().stream().filter(evidence -> evidence.kind() == kind).map(Evidence::quote).toList();
    }

    static Conversation conversation(Transcript transcript) {
        return new Conversation(transcript, NAMED, UNMEASURED, new SoundAlike(), new Vocabulary(List.of()));
    }

    static Conversation conversation(Transcript transcript, Measures measures) {
        return new Conversation(transcript, NAMED, measures, new SoundAlike(), new Vocabulary(List.of()));
    }

    /** The words of the agent that fit a phrase well enough to count as said, cheapest first. */
    public static List<String> found(String phrase, Transcript transcript) {
        Automaton automaton = Automaton.compile(RubricYaml.pattern(phrase), Map.of());
        Conversation conversation = new Conversation(transcript, NAMED, UNMEASURED, new SoundAlike(), new Vocabulary(List.of(automaton)));
        PartyWords line = conversation.line(Speaker.AGENT);
        PhraseSearch search = conversation.search(Speaker.AGENT);
        return search.find(automaton, 0, line.tokens().size(), search.tolerance()).stream()
                .map(match -> words(conversation, line, match)).toList();
    }

    private static String words(Conversation conversation, PartyWords line, Match match) {
        return String.join(" / ", Quotes.of(Evidence.Kind.PROOF, conversation, line, match.from(), match.to()).stream().map(Evidence::quote).toList());
    }

    static Measures measured(MeasureName name, double value) {
        return new Measures(Map.of(name, value), List.of(), List.of(), List.of());
    }

    /** Silences in which the agent kept the customer waiting: from, to, from, to, … in ms. */
    static Measures waits(long... fromTo) {
        List<DeadAir> silences = Stream.iterate(0, i -> i < fromTo.length, i -> i + 2)
                .map(i -> new DeadAir(new TimeSpan(fromTo[i], fromTo[i + 1]), Speaker.AGENT, Speaker.CUSTOMER)).toList();
        return new Measures(Map.of(), silences, List.of(), List.of());
    }
}
