package dev.earmark.scoring.check;

import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the right judge for each check and combines the findings by the rules of three-valued logic (Kleene 1938). */
public final class CheckEvaluator {

    private static final Finding NO_MODEL = new Finding.Open(Verdict.Cause.NO_JUDGE, List.of(), VerdictSource.NONE,
            "This needs a language model, and none is set up.");

    private final PhraseJudge phrases;
    private final EchoJudge echoes;
    private final ExampleJudge examples;
    private final SearchJudge searches = new SearchJudge();
    private final MeasureJudge measures = new MeasureJudge();
    private final PrivateWordsJudge marks = new PrivateWordsJudge();

    public CheckEvaluator(Automata automata, ExampleJudge examples) {
        this.phrases = new PhraseJudge(automata);
        this.echoes = new EchoJudge(automata);
        this.examples = examples;
    }

    public Finding evaluate(Check check, ScoringInput conversation, Aim aim) {
        return switch (check) {
            case Check.Phrase phrase -> phrases.judge(phrase, conversation, aim);
            case Check.Examples sentences -> examples.judge(sentences, conversation, aim);
            case Check.Measured measured -> measures.judge(measured, conversation, aim);
            case Check.Echo echo -> echoes.judge(echo, conversation, aim);
            case Check.PrivateWords words -> marks.judge(words, conversation, aim);
            case Check.Search search -> searches.judge(search, conversation, aim);
            case Check.Judged judged -> judged(judged, conversation);
            case Check.All(List<Check> checks) -> all(untilOneFails(checks, conversation, aim));
            case Check.Any(List<Check> checks) -> any(checks, conversation, aim);
            case Check.Not(Check.Judged judged) -> not(judgedThrice(judged, conversation));
            case Check.Not(Check inner) -> not(evaluate(inner, conversation, aim.opposite()));
        };
    }

    private static Finding judged(Check.Judged check, ScoringInput conversation) {
        ModelJudge.@Nullable Session model = conversation.model();
        return model == null ? NO_MODEL : model.judge(check);
    }

    private static Finding judgedThrice(Check.Judged check, ScoringInput conversation) {
        ModelJudge.@Nullable Session model = conversation.model();
        return model == null ? NO_MODEL : model.judgeThrice(check);
    }

    public List<Finding> parts(List<Check> checks, ScoringInput conversation, Aim aim) {
        return checks.stream().map(check -> evaluate(check, conversation, aim)).toList();
    }

    /** What fails decides, so what comes behind it need not be looked for. */
    private List<Finding> untilOneFails(List<Check> checks, ScoringInput conversation, Aim aim) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            Finding finding = evaluate(check, conversation, aim);
            findings.add(finding);
            if (finding instanceof Finding.Fails) {
                return findings;
            }
        }
        return findings;
    }

    /** @param all at least one */
    public static Finding all(List<Finding> all) {
        List<Finding> findings = present(all);
        if (findings.isEmpty()) {
            return all.getFirst();
        }
        for (Finding finding : findings) {
            if (finding instanceof Finding.Fails fails) {
                return fails;
            }
        }
        for (Finding finding : findings) {
            if (finding instanceof Finding.Open open) {
                return open;
            }
        }
        for (Finding finding : findings) {
            if (finding instanceof Finding.Inapplicable inapplicable) {
                return inapplicable;
            }
        }
        List<Evidence> evidence = findings.stream().flatMap(finding -> finding.evidence().stream()).distinct().toList();
        double confidence = findings.stream().mapToDouble(Finding::confidence).min().orElse(0);
        return new Finding.Holds(wordsBeforePlaces(evidence), confidence, source(findings), findings.getFirst().reason(),
                reading(findings));
    }

    /** Where words prove it, the place in which something else was not said need not be shown as well. */
    private static List<Evidence> wordsBeforePlaces(List<Evidence> evidence) {
        List<Evidence> words = evidence.stream().filter(piece -> !piece.quote().isEmpty()).toList();
        return words.isEmpty() ? evidence : words;
    }

    /** Stops at the first that holds: words before meaning, as the author ordered them. */
    private Finding any(List<Check> checks, ScoringInput conversation, Aim aim) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            Finding finding = evaluate(check, conversation, aim);
            if (finding instanceof Finding.Holds || finding instanceof Finding.Inapplicable) {
                boolean against = findings.stream().anyMatch(other -> other instanceof Finding.Fails);
                return against && check instanceof Check.Judged judged ? judgedThrice(judged, conversation) : finding;
            }
            findings.add(finding);
        }
        List<Finding> present = present(findings);
        if (present.isEmpty()) {
            return findings.getFirst();
        }
        List<Finding> asked = present.stream().filter(finding -> !finding.unasked()).toList();
        boolean unasked = asked.size() < present.size();
        for (Finding finding : asked.isEmpty() ? present : asked) {
            if (finding instanceof Finding.Open(Verdict.Cause cause, List<Evidence> evidence, VerdictSource source, String reason,
                    Judgement.Reading reading)) {
                return new Finding.Open(cause, evidence, source.degradedIf(unasked), reason, reading);
            }
        }
        return none(asked, unasked);
    }

    /** Without the parts that had no place to look at. */
    public static List<Finding> present(List<Finding> findings) {
        return findings.stream().filter(finding -> !(finding instanceof Finding.Absent)).toList();
    }

    /** @param unasked whether a language model should have been asked besides */
    private static Finding none(List<Finding> findings, boolean unasked) {
        Finding first = findings.getFirst();
        List<Evidence> evidence = widest(findings.stream().flatMap(finding -> finding.evidence().stream()).distinct().toList()).stream()
                .sorted(Comparator.comparing(Evidence::kind, Comparator.comparing(kind -> kind == Evidence.Kind.NEAR_MISS))).toList();
        double confidence = findings.stream().mapToDouble(Finding::confidence).min().orElse(0);
        return new Finding.Fails(evidence.stream().limit(4).toList(), confidence, source(findings).degradedIf(unasked), first.reason(),
                reading(findings));
    }

    /** Of places where words should have been, one that lies within another says nothing more. */
    private static List<Evidence> widest(List<Evidence> evidence) {
        return evidence.stream().filter(piece -> evidence.stream().noneMatch(other -> other != piece && holds(other, piece))).toList();
    }

    private static boolean holds(Evidence outer, Evidence inner) {
        return outer.kind() == Evidence.Kind.EXPECTED_HERE && inner.kind() == Evidence.Kind.EXPECTED_HERE
                && outer.speaker() == inner.speaker()
                && outer.time() != null && inner.time() != null && outer.time().covering(inner.time()).equals(outer.time());
    }

    private static Finding not(Finding finding) {
        return switch (finding) {
            case Finding.Holds holds -> new Finding.Fails(holds.evidence(), holds.confidence(), holds.source(), holds.reason(),
                    holds.reading());
            case Finding.Fails fails -> new Finding.Holds(searched(fails.evidence()), fails.confidence(), fails.source(), fails.reason(),
                    fails.reading());
            case Finding.Inapplicable _, Finding.Open _, Finding.Absent _ -> finding;
        };
    }

    /** What broke a rule proves its opposite, and the proof that something was not said is the place that was searched. */
    private static List<Evidence> searched(List<Evidence> evidence) {
        return evidence.stream().filter(piece -> piece.kind() != Evidence.Kind.NEAR_MISS)
                .map(piece -> new Evidence(Evidence.Kind.PROOF, piece.turn(), piece.speaker(), piece.time(), piece.quote())).toList();
    }

    public static VerdictSource source(List<Finding> findings) {
        return VerdictSource.joined(findings.stream().map(Finding::source).toList());
    }

    /** All of them have read what the one that has read least has. */
    public static Judgement.@Nullable Reading reading(List<Finding> findings) {
        return findings.stream().map(Finding::reading).flatMap(Stream::ofNullable).min(Comparator.comparingInt(Judgement.Reading::turns))
                .orElse(null);
    }
}
