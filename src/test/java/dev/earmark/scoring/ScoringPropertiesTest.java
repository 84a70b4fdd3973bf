package dev.earmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.interaction.Facts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Criterion.AutoFailScope;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.rubric.Section;
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
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every conversation and every set of verdicts. */
class ScoringPropertiesTest {

    private static final String[] WORDS = {
        "hello", "thank", "you", "for", "calling", "harper", "harbor", "valley", "bank", "bunk", "my", "name", "is", "dana", "um", "five", "oh", "nine", "forty",
        "dollars", "$40", "march", "4th", "can't", "can’t", "i", "can", "help", "not", "anything", "else", "today", "sorry", "sorrow", "[noise]", "<unk>", "a",
        "hundred", "and", "card", "lost", "goodbye", ".", "?!", "(.*)+$", "\\E", "<script>", "\u0000", "\u202e", "שלום", "😀", "\uD83D", "cafe\u0301", "'", "1,2.3,", "%s", "İ"};
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

    @Provide
    Arbitrary<Transcript> conversations() {
        Arbitrary<String> text = Arbitraries.of(WORDS).list().ofMaxSize(14).map(words -> String.join(" ", words));
        Arbitrary<Part> said = Combinators.combine(Arbitraries.frequency(net.jqwik.api.Tuple.of(6, Speaker.AGENT), net.jqwik.api.Tuple.of(5, Speaker.CUSTOMER)), text,
                Arbitraries.doubles().between(0, 1)).as((speaker, words, confidence) -> new Said(speaker, words, confidence, ""));
        Arbitrary<Part> part = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(8, said), net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 20_000).map(Calls::silence)));
        return Combinators.combine(part.array(Part[].class).ofMaxSize(12), Arbitraries.integers().between(0, 3)).as((parts, kind) -> switch (kind) {
            case 0 -> Calls.call(parts);
            case 1 -> Calls.writtenDown(parts);
            case 2 -> Calls.writtenDownWithoutTimes(parts);
            default -> Calls.chat(parts);
        });
    }

    private static Scorecard score(Transcript transcript) {
        return SCORER.score(transcript, new Facts("1", "Dana", null, null), Judging.UNMEASURED, RUBRIC);
    }

    @Property(tries = 600, seed = "11", edgeCases = EdgeCasesMode.NONE)
    void everyConversationIsScoredAndEveryQuoteShownWasSaid(@ForAll("conversations") Transcript transcript) {
        Scorecard card = score(transcript);

        assertThat(card.judgements()).hasSize(5).allSatisfy(judgement -> {
            assertThat(judgement.verdict()).as(judgement.reason()).isNotEqualTo(new Verdict.Unscored(Verdict.Cause.QUOTE_UNVERIFIED));
            assertThat(judgement.evidence()).allMatch(evidence -> EvidenceCheck.holds(evidence, transcript));
            assertThat(judgement.points()).isBetween(0.0, judgement.maxPoints());
            assertThat(judgement.confidence()).isBetween(0.0, 1.0);
            assertThat(judgement.reason()).isNotBlank();
        });
        assertThat(card.percent() == null || (card.percent() >= 0 && card.percent() <= 100)).isTrue();
    }

    @Property(tries = 100, seed = "12", edgeCases = EdgeCasesMode.NONE)
    void theSameConversationHasTheSameScorecard(@ForAll("conversations") Transcript transcript) {
        assertThat(new Scorer(new FakeEmbedder(), new FakeEmbedder()).score(transcript, new Facts("1", "Dana", null, null), Judging.UNMEASURED, RUBRIC))
                .isEqualTo(score(transcript));
    }

    /** A criterion's weight, verdict and auto-fail. */
    record Row(double weight, int verdict, int autoFail) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(Arbitraries.doubles().between(0, 100).ofScale(2), Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0, 8))
                .as(Row::new).list().ofMinSize(1).ofMaxSize(20);
    }

    private static Scorecard total(List<Row> rows) {
        List<Criterion> criteria = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        for (Row row : rows) {
            String id = "c" + judgements.size();
            AutoFailScope scope = row.autoFail < 3 ? List.of(AutoFailScope.CRITERION, AutoFailScope.SECTION, AutoFailScope.ALL).get(row.autoFail) : null;
            criteria.add(new Criterion(id, "?", null, row.weight, Speaker.AGENT, null, new dev.earmark.rubric.Check.Judged("?"), false, scope, List.of(), null));
            Verdict verdict = List.of(new Verdict.Met(), new Verdict.Partly(0.3), new Verdict.NotMet(), new Verdict.NotApplicable(),
                    new Verdict.Unscored(Verdict.Cause.NO_JUDGE)).get(row.verdict);
            double share = row.verdict == 0 ? 1 : row.verdict == 1 ? 0.3 : 0;
            judgements.add(new Judgement(id, verdict, row.weight * share, row.weight, 1, "test", "Because.", List.of()));
        }
        return Totals.of(new Rubric("r", 1, "R", "ab", Set.of(), Map.of(), 75.0, 0.8, List.of(), List.of(new Section("s", "S", criteria))), judgements);
    }

    @Property(tries = 300, seed = "13", edgeCases = EdgeCasesMode.NONE)
    void percentAndCoverageStayInTheirBounds(@ForAll("rows") List<Row> rows) {
        Scorecard card = total(rows);
        assertThat(card.percent() == null || (card.percent() >= 0 && card.percent() <= 100)).isTrue();
        assertThat(card.score()).isBetween(0.0, card.max() + 1e-9);
        assertThat(card.coverage().weightShare()).isBetween(0.0, 1.0);
        assertThat(card.coverage().scored()).isLessThanOrEqualTo(card.coverage().applicable());
        assertThat(card.coverage().applicable()).isLessThanOrEqualTo(card.coverage().total());
        assertThat(card.sections().stream().mapToDouble(Scorecard.SectionScore::score).sum()).isCloseTo(card.score(), within(1e-9));
    }

    @Property(tries = 300, seed = "14", edgeCases = EdgeCasesMode.NONE)
    void theOrderOfCriteriaDoesNotMatter(@ForAll("rows") List<Row> rows, @ForAll long shuffle) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(shuffle));
        assertThat(total(shuffled).percent()).isEqualTo(total(rows).percent());
        assertThat(total(shuffled).coverage()).isEqualTo(total(rows).coverage());
        assertThat(total(shuffled).passed()).isEqualTo(total(rows).passed());
    }

    @Property(tries = 300, seed = "15", edgeCases = EdgeCasesMode.NONE)
    void theWeightOfWhatDoesNotCountChangesNothing(@ForAll("rows") List<Row> rows, @ForAll("rows") List<Row> others) {
        List<Row> heavier = IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).verdict < 3 ? rows.get(i) : new Row(others.get(i % others.size()).weight, rows.get(i).verdict, rows.get(i).autoFail)).toList();
        assertThat(total(heavier).percent()).isEqualTo(total(rows).percent());
        assertThat(total(heavier).score()).isEqualTo(total(rows).score());
        assertThat(total(heavier).autoFail()).isEqualTo(total(rows).autoFail());
    }
}
