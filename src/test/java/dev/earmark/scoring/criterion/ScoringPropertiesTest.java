package dev.earmark.scoring.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.interaction.Facts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Criterion.AutoFailScope;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.rubric.Section;
import dev.earmark.scoring.EvidenceCheck;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Judging;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.testing.Calls;
import dev.earmark.testing.Calls.Part;
import dev.earmark.testing.Calls.Said;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold for every conversation and every set of verdicts. */
class ScoringPropertiesTest {

    private static final String[] WORDS = {
        "hello", "thank", "you", "for", "calling", "harper", "harbor", "valley", "bank", "bunk", "my", "name", "is", "dana", "um", "five",
                "oh", "nine", "forty",
        "dollars", "$40", "march", "4th", "can't", "can’t", "i", "can", "help", "not", "anything", "else", "today", "sorry", "sorrow",
        "[noise]", "<unk>", "a", "hundred", "and", "card", "lost", "goodbye", ".", "?!", "(.*)+$", "\\E", "<script>", "\u0000", "\u202e",
        "שלום", "😀", "\uD83D",
        "cafe\u0301", "'", "1,2.3,", "%s", "İ"};
    private static final Rubric RUBRIC = RubricYaml.rubric("""
            rubric: everything
            version: 1
            title: Everything
            words: {house: ["harper valley", "[first] bank"]}
            sections:
              - id: s
                title: S
                criteria:
                  - {id: a, question: A?, weight: 20, check: {phrase: ["thank you for calling", "(hello|hi) <3> {house}", "apolog* ... {name}"]}}
                  - {id: b, question: B?, weight: 20, credit: partly, check: {all: [{phrase: "my name is {name}", within: first 2 agent turns}, {phrase: "help [you] today"}]}}
                  - {id: c, question: C?, weight: 20, auto-fail: section, check: {not: {phrase: ["can not", "{money}"], within: first 20 s}}}
                  - {id: d, question: D?, weight: 20, applies-when: {phrase: "card ... lost", from: customer}, check: {any: [{phrase: sorry, within: next 2 agent turns}, {echo: ["{figure}", "{day}", "{name}"]}]}}
                  - id: e
                    question: E?
                    weight: 20
                    check: {examples: {count: [anything else today, anything else i can help with, can i help you today], do-not-count: [hello there]}, within: last 30 s}
            """);
    private static final Scorer SCORER = new Scorer(new FakeEmbedder(), new FakeEmbedder());

    /** Tries a property on {@code tries} inputs, each made from a seed of its own, which a failure names. */
    private static void holds(int tries, int firstSeed, Consumer<Random> property) {
        for (int seed = firstSeed; seed < firstSeed + tries; seed++) {
            try {
                property.accept(new Random(new SplittableRandom(seed).nextLong())); // neighbouring seeds of Random begin alike
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    private static Transcript conversation(Random random) {
        Part[] parts = IntStream.range(0, random.nextInt(13)).mapToObj(_ -> part(random)).toArray(Part[]::new);
        return switch (random.nextInt(4)) {
            case 0 -> Calls.call(parts);
            case 1 -> Calls.writtenDown(parts);
            case 2 -> Calls.writtenDownWithoutTimes(parts);
            default -> Calls.chat(parts);
        };
    }

    private static Part part(Random random) {
        if (random.nextInt(9) == 0) {
            return Calls.silence(random.nextInt(20_001));
        }
        String text = String.join(" ", IntStream.range(0, random.nextInt(15)).mapToObj(_ -> WORDS[random.nextInt(WORDS.length)]).toList());
        return new Said(random.nextInt(11) < 6 ? Speaker.AGENT : Speaker.CUSTOMER, text, random.nextDouble(), "");
    }

    private static Scorecard score(Transcript transcript) {
        return SCORER.score(transcript, new Facts("1", "Dana", null, null), Judging.UNMEASURED, RUBRIC);
    }

    @Test
    void everyConversationIsScoredAndEveryQuoteShownWasSaid() {
        holds(600, 11_000, random -> {
            Transcript transcript = conversation(random);
            Scorecard card = score(transcript);

            assertThat(card.judgements()).hasSize(5).allSatisfy(judgement -> {
                assertThat(judgement.verdict()).as(judgement.reason()).isNotEqualTo(new Verdict.Unscored(Verdict.Cause.QUOTE_UNVERIFIED));
                assertThat(judgement.evidence()).allMatch(evidence -> EvidenceCheck.holds(evidence, transcript));
                assertThat(judgement.points()).isBetween(0.0, judgement.maxPoints());
                assertThat(judgement.confidence()).isBetween(0.0, 1.0);
                assertThat(judgement.reason()).isNotBlank();
            });
            assertThat(card.percent() == null || (card.percent() >= 0 && card.percent() <= 100)).isTrue();
        });
    }

    @Test
    void theSameConversationHasTheSameScorecard() {
        holds(100, 12_000, random -> {
            Transcript transcript = conversation(random);
            assertThat(new Scorer(new FakeEmbedder(), new FakeEmbedder())
                    .score(transcript, new Facts("1", "Dana", null, null), Judging.UNMEASURED, RUBRIC))
                    .isEqualTo(score(transcript));
        });
    }

    /** A criterion's weight, verdict and auto-fail. */
    record Row(double weight, int verdict, int autoFail) {}

    private static List<Row> rows(Random random) {
        return IntStream.range(0, 1 + random.nextInt(20))
                .mapToObj(_ -> new Row(random.nextInt(10_001) / 100.0, random.nextInt(5), random.nextInt(9))).toList();
    }

    private static Scorecard total(List<Row> rows) {
        List<Criterion> criteria = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        for (Row row : rows) {
            String id = "c" + judgements.size();
            AutoFailScope scope = row.autoFail < 3 ? List.of(AutoFailScope.CRITERION, AutoFailScope.SECTION, AutoFailScope.ALL)
                    .get(row.autoFail) : null;
            criteria.add(new Criterion(id, "?", null, row.weight, Speaker.AGENT, null, new dev.earmark.rubric.Check.Judged("?"), false,
                    scope, List.of(), null));
            Verdict verdict = List.of(new Verdict.Met(), new Verdict.Partly(0.3), new Verdict.NotMet(), new Verdict.NotApplicable(),
                    new Verdict.Unscored(Verdict.Cause.NO_JUDGE)).get(row.verdict);
            double share = row.verdict == 0 ? 1 : row.verdict == 1 ? 0.3 : 0;
            judgements.add(new Judgement(id, verdict, row.weight * share, row.weight, 1, VerdictSource.NONE, "Because.", List.of()));
        }
        return Totals.of(new Rubric("r", 1, "R", "ab", Set.of(), Map.of(), 75.0, 0.8, List.of(), List.of(new Section("s", "S", criteria))),
                judgements);
    }

    @Test
    void percentAndCoverageStayInTheirBounds() {
        holds(300, 13_000, random -> {
            List<Row> rows = rows(random);
            Scorecard card = total(rows);
            assertThat(card.percent() == null || (card.percent() >= 0 && card.percent() <= 100)).isTrue();
            assertThat(card.score()).isBetween(0.0, card.max() + 1e-9);
            assertThat(card.coverage().weightShare()).isBetween(0.0, 1.0);
            assertThat(card.coverage().scored()).isLessThanOrEqualTo(card.coverage().applicable());
            assertThat(card.coverage().applicable()).isLessThanOrEqualTo(card.coverage().total());
            assertThat(card.sections().stream().mapToDouble(Scorecard.SectionScore::score).sum()).isCloseTo(card.score(), within(1e-9));
        });
    }

    @Test
    void theOrderOfCriteriaDoesNotMatter() {
        holds(300, 14_000, random -> {
            List<Row> rows = rows(random);
            List<Row> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, random);
            assertThat(total(shuffled).percent()).isEqualTo(total(rows).percent());
            assertThat(total(shuffled).coverage()).isEqualTo(total(rows).coverage());
            assertThat(total(shuffled).passed()).isEqualTo(total(rows).passed());
        });
    }

    @Test
    void theWeightOfWhatDoesNotCountChangesNothing() {
        holds(300, 15_000, random -> {
            List<Row> rows = rows(random);
            List<Row> others = rows(random);
            List<Row> heavier = IntStream.range(0, rows.size())
                    .mapToObj(i -> rows.get(i).verdict < 3 ? rows.get(i)
                            : new Row(others.get(i % others.size()).weight, rows.get(i).verdict, rows.get(i).autoFail)).toList();
            assertThat(total(heavier).percent()).isEqualTo(total(rows).percent());
            assertThat(total(heavier).score()).isEqualTo(total(rows).score());
            assertThat(total(heavier).autoFail()).isEqualTo(total(rows).autoFail());
        });
    }
}
