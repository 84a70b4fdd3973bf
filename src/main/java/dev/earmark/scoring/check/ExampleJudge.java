package dev.earmark.scoring.check;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.phrase.Place;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Quotes;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.scoring.example.Background;
import dev.earmark.scoring.example.ExampleHead;
import dev.earmark.scoring.example.PlainMeaning;
import dev.earmark.scoring.example.Segments;
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
    private static final double NEAREST_WORTH_SHOWING = 0.1;

    private final Embedder conversations;
    private final Embedder examples;
    private final Map<Check.Examples, CheckClassifier> trained = new ConcurrentHashMap<>();

    public ExampleJudge(Embedder conversations, Embedder examples) {
        this.conversations = conversations;
        this.examples = examples;
    }

    /** @param leastWords of the author's shortest sentence: shorter fragments mean too little to be compared */
    private record CheckClassifier(ExampleHead.Likeness classifier, int leastWords) {}

    /** @param probability that it counts, 0 to 1; @param confidence of the recogniser */
    private record Candidate(Segment segment, double probability, double confidence) {}

    @Override
    public Finding judge(Check.Examples check, ScoringInput conversation, Aim aim) {
        return PlaceSearch.everywhere(SOURCE, check.within(), check.from(), conversation, aim.after(),
                place -> look(check, conversation, place, aim.forbidden()));
    }

    /** Probability that one sentence counts. */
    double probability(Check.Examples check, String sentence) {
        return trained(check).classifier.probability(conversations.embed(List.of(sentence)).getFirst());
    }

    private Finding look(Check.Examples check, ScoringInput conversation, Place place, boolean forbidden) {
        List<Candidate> candidates = candidates(check, conversation, place);
        Predicate<Candidate> clear = candidate -> candidate.confidence >= LEAST_CONFIDENCE
                && (!forbidden || Clarity.blames(conversation.words(), candidate.confidence));
        @Nullable Candidate best = null;
        @Nullable Candidate first = null;
        for (Candidate candidate : candidates) {
            first = first == null && clear.test(candidate) && candidate.probability >= check.atLeast() ? candidate : first;
            best = best == null || candidate.probability > best.probability ? candidate : best;
        }
        return first != null ? said(conversation, place, strongest(candidates.stream().filter(clear), first))
                : missing(check, conversation, place, best);
    }

    /** Overlapping stretches hold the same sentence: the one that fits best is the quote. */
    private static Candidate strongest(Stream<Candidate> candidates, Candidate first) {
        return candidates
                .filter(other -> other.segment.from() < first.segment.to() && first.segment.from() < other.segment.to())
                .reduce(first, (left, right) -> right.probability > left.probability ? right : left);
    }

    private List<Candidate> candidates(Check.Examples check, ScoringInput conversation, Place place) {
        PartyWords line = conversation.words().of(check.from());
        CheckClassifier known = trained(check);
        List<Segment> segments = Segments.of(conversation.words(), line, place.from(), place.to()).stream()
                .filter(segment -> segment.to() - segment.from() >= known.leastWords).toList();
        List<float[]> vectors = conversations.embed(segments.stream()
                .map(segment -> PlainMeaning.of(segment.text(), conversation.words().ear())).toList());
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            double confidence = line.tokens().subList(segment.from(), segment.to()).stream().mapToDouble(Token::confidence).average()
                    .orElse(1);
            candidates.add(new Candidate(segment, known.classifier.probability(vectors.get(i)), confidence));
        }
        return candidates;
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
        return new CheckClassifier(ExampleHead.LOGISTIC_REGRESSION.train(examples, check), leastWords);
    }
}
