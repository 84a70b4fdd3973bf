package dev.earmark.scoring.check;

import dev.earmark.phrase.Place;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Quotes;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.scoring.example.Background;
import dev.earmark.scoring.example.Meaning;
import dev.earmark.scoring.example.RubricExamples;
import dev.earmark.scoring.example.Segments.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for something of like meaning. A small classifier is trained on the author's sentences, and on {@link Background} as sentences
 * that do not count; a similarity alone never decides.
 */
public final class ExampleJudge implements CheckJudge<Check.Examples> {

    private static final VerdictSource SOURCE = VerdictSource.Rule.EXAMPLES.alone();

    /** Below this mean confidence a stretch of recognised words is not compared. */
    private static final double LEAST_CONFIDENCE = 0.5;
    /** A stretch that is this near the bound and was recognised badly may have been what is looked for. */
    private static final double NEAR = 0.5;
    /** Of two sentences that count the likelier is the proof, and of two that are as likely the later, which was not taken back. */
    private static final double AS_GOOD = 0.03;
    private static final double NEAREST_WORTH_SHOWING = 0.1;

    private final Meaning.Reader conversations;
    private final Meaning.Reader examples;
    private final RubricExamples rubric;
    private final Map<Check.Examples, CheckClassifier> trained = new ConcurrentHashMap<>();

    /**
     * @param conversations reads what was said
     * @param examples      reads the sentences of rubrics
     * @param rubric        whose checks will be asked
     */
    public ExampleJudge(Meaning.Reader conversations, Meaning.Reader examples, RubricExamples rubric) {
        this.conversations = conversations;
        this.examples = examples;
        this.rubric = rubric;
    }

    /** @param leastWords of the author's shortest sentence: shorter fragments of speech, which has no sentences, mean too little */
    private record CheckClassifier(RubricExamples.Learnt classifier, int leastWords) {}

    /** @param probability that it counts, 0 to 1; @param confidence of the recogniser */
    private record Candidate(Segment segment, double probability, double confidence) {}

    @Override
    public Finding judge(Check.Examples check, ScoringInput conversation, Aim aim) {
        return PlaceSearch.everywhere(SOURCE, check.within(), check.from(), conversation, aim.after(),
                place -> look(check, conversation, place, aim.forbidden()));
    }

    /** Probability that one sentence counts. */
    double probability(Check.Examples check, String sentence) {
        return trained(check).classifier.probability(conversations.read(List.of(sentence)).getFirst(), false);
    }

    private Finding look(Check.Examples check, ScoringInput conversation, Place place, boolean forbidden) {
        List<Candidate> candidates = candidates(check, conversation, place);
        Predicate<Candidate> clear = candidate -> candidate.confidence >= LEAST_CONFIDENCE
                && (!forbidden || Clarity.blames(conversation.words(), candidate.confidence));
        @Nullable Candidate nearest = null;
        @Nullable Candidate proof = null;
        for (Candidate candidate : candidates) {
            nearest = nearest == null || candidate.probability > nearest.probability ? candidate : nearest;
            boolean counts = clear.test(candidate) && candidate.probability >= check.atLeast();
            proof = counts && (proof == null || candidate.probability >= proof.probability - AS_GOOD) ? candidate : proof;
        }
        return proof != null ? said(conversation, place, clearest(candidates.stream().filter(clear), proof))
                : missing(check, conversation, place, nearest);
    }

    /** Overlapping stretches hold the same sentence: the one that fits best is the quote. */
    private static Candidate clearest(Stream<Candidate> candidates, Candidate proof) {
        return candidates
                .filter(other -> other.segment.from() < proof.segment.to() && proof.segment.from() < other.segment.to())
                .reduce(proof, (left, right) -> right.probability > left.probability ? right : left);
    }

    private List<Candidate> candidates(Check.Examples check, ScoringInput conversation, Place place) {
        CheckClassifier known = trained(check);
        boolean spoken = conversation.words().ear().spoken();
        int leastWords = spoken ? known.leastWords : 1;
        return conversation.said().by(check.from(), conversations).stream()
                .filter(sentence -> within(place, sentence.segment()) && sentence.segment().words() >= leastWords)
                .map(sentence -> new Candidate(sentence.segment(), known.classifier.probability(sentence.meaning(), spoken),
                        sentence.confidence()))
                .toList();
    }

    /** A sentence belongs to the place in which its first word stands. */
    private static boolean within(Place place, Segment segment) {
        return segment.from() >= place.from() && segment.from() < place.to();
    }

    private static Finding said(ScoringInput conversation, Place place, Candidate candidate) {
        List<Evidence> proof = Quotes.of(Kind.PROOF, conversation.words(), conversation.words().of(place.speaker()),
                candidate.segment.from(), candidate.segment.to());
        return new Finding.Holds(proof, candidate.probability * candidate.confidence, SOURCE,
                Reasons.sentence(Reasons.who(place.speaker()) + " says something with this meaning " + Reasons.at(proof.getFirst())));
    }

    private static Finding missing(Check.Examples check, ScoringInput conversation, Place place, @Nullable Candidate nearest) {
        List<Evidence> where = new ArrayList<>(List.of(Quotes.expected(place)));
        if (nearest != null && nearest.probability >= NEAREST_WORTH_SHOWING) {
            where.addAll(Quotes.of(Kind.NEAR_MISS, conversation.words(), conversation.words().of(check.from()), nearest.segment.from(),
                    nearest.segment.to()));
        }
        if (nearest != null && nearest.probability >= check.atLeast() * NEAR && !Clarity.blames(conversation.words(), nearest.confidence)) {
            return Clarity.doubtful(SOURCE, place.speaker(), where, nearest.confidence);
        }
        if (Clarity.tooLow(conversation.words(), place)) {
            return Clarity.unclear(SOURCE, conversation.words(), place, where);
        }
        double doubt = nearest == null ? 0 : nearest.probability;
        return new Finding.Fails(where, (1 - doubt) * Clarity.of(conversation.words(), place), SOURCE, PlaceSearch.notSaid(place));
    }

    private CheckClassifier trained(Check.Examples check) {
        CheckClassifier known = trained.get(check);
        return known != null ? known : Objects.requireNonNull(trained.computeIfAbsent(check, this::train));
    }

    private CheckClassifier train(Check.Examples check) {
        int leastWords = check.count().stream().mapToInt(sentence -> Tokeniser.words(sentence).size()).min().orElse(1);
        return new CheckClassifier(rubric.learn(check, examples), leastWords);
    }
}
