package dev.earmark.moments;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.measure.Measures.Interruption;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment.Label;
import dev.earmark.measure.Sentiment.Reading;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.search.KeptQueries;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.trust.TrustGate;
import dev.earmark.trust.VerdictTrust;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a coach is shown of a call. */
class MomentFinderTest {

    private static final Measures UNMEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());
    private static final Sentiment CALM = new Sentiment("none", List.of(), null);
    private static final String GREETING = criterion("greeting", 40, "check: {phrase: hello}");
    private static final String GOODBYE = criterion("goodbye", 50, "check: {phrase: goodbye}");
    private static final String NO_BLAME = criterion("no-blame", 30, "check: {not: {phrase: your fault}}");

    private static String criterion(String id, int weight, String rest) {
        return "{id: " + id + ", question: Is it?, weight: " + weight
                + ", why: It matters., better-line: \"Try this.\", praise: Well said., " + rest + "}";
    }

    /** What is missing to a hundred points goes to something that nobody can judge. */
    private static Rubric rubric(String... criteria) {
        int given = Stream.of(criteria).mapToInt(one -> Integer.parseInt(one.replaceAll(".*weight: (\\d+).*", "$1"))).sum();
        String rest = given == 100 ? "" : ", " + criterion("rest", 100 - given, "check: {judged: Was it kind}");
        return RubricYaml.rubric("""
                rubric: small
                version: 1
                title: Small
                sections:
                  - id: all
                    title: All
                    criteria: [%s]
                """.formatted(String.join(", ", criteria) + rest));
    }

    private static List<Moment> moments(Transcript transcript, Measures measures, Sentiment sentiment, Rubric rubric) {
        FakeEmbedder embedder = new FakeEmbedder();
        return new MomentFinder().find(Facts.NONE, transcript, measures, sentiment,
                new Scorer(embedder, embedder).score(transcript, Facts.NONE, measures, rubric), rubric);
    }

    private static List<Moment> moments(Transcript transcript, String... criteria) {
        return moments(transcript, UNMEASURED, CALM, rubric(criteria));
    }

    private static List<Moment> kept(Measures measures, Transcript transcript) {
        return moments(transcript, measures, CALM, rubric(criterion("never", 10, "check: {not: {phrase: abracadabra}}")));
    }

    private static Measures waits(Speaker waiting, long fromMs, long toMs) {
        return new Measures(Map.of(), List.of(new DeadAir(new TimeSpan(fromMs, toMs), waiting.other(), waiting)), List.of(), List.of());
    }

    private static Measures cutIn(Speaker by, int turn, long fromMs, long toMs) {
        return new Measures(Map.of(), List.of(), List.of(new Interruption(new TimeSpan(fromMs, toMs), by, turn)), List.of());
    }

    @Test
    void whatTheAgentSaidWellIsPraisedInTheAgentsOwnWords() {
        assertThat(moments(call(agent("well hello there")), GREETING)).singleElement().satisfies(moment -> {
            assertThat(moment.tone()).isEqualTo(Tone.PRAISE);
            assertThat(moment.kind()).isEqualTo("greeting");
            assertThat(moment.quote()).isEqualTo("well hello there");
            assertThat(moment.time()).isEqualTo(new TimeSpan(0, 900));
            assertThat(moment.why()).isEqualTo("Well said.");
            assertThat(moment.betterLine()).isNull();
        });
    }

    @Test
    void whatTheAgentMissedIsShownWhereItShouldHaveBeenWithABetterLine() {
        assertThat(moments(call(agent("what is it")), GREETING)).singleElement().satisfies(moment -> {
            assertThat(moment.tone()).isEqualTo(Tone.COACHING);
            assertThat(moment.quote()).isEqualTo("what is it");
            assertThat(moment.time()).isEqualTo(new TimeSpan(0, 900));
            assertThat(moment.why()).isEqualTo("It matters.");
            assertThat(moment.betterLine()).isEqualTo("Try this.");
        });
    }

    @Test
    void theWordsThatBreakARuleAreThePlaceToHear() {
        assertThat(moments(call(customer("it broke"), agent("that is your fault")), NO_BLAME))
                .singleElement().extracting(Moment::tone, Moment::turn, Moment::quote)
                .containsExactly(Tone.COACHING, 1, "that is your fault");
    }

    @Test
    void aLineAboutAnotherMatterIsNotShownAndTheFirstThatFitsIs() {
        String lamp = GREETING.replace("better-line: \"Try this.\"", "better-line: [\"I am sorry about the lamp.\", \"I am sorry.\"]");

        assertThat(moments(chat(customer("my train was late"), agent("what is it")), lamp)).singleElement()
                .extracting(Moment::betterLine).isEqualTo("I am sorry.");
        assertThat(moments(chat(customer("the lamp is broken"), agent("what is it")), lamp)).singleElement()
                .extracting(Moment::betterLine).isEqualTo("I am sorry about the lamp.");
        assertThat(moments(chat(customer("my train was late"), agent("what is it")),
                GREETING.replace("Try this.", "The lamp comes on Friday."))).singleElement().extracting(Moment::betterLine).isNull();
    }

    @Test
    void aVerdictThatIsOnlyASuggestionIsNoMoment() {
        Rubric rubric = rubric(GREETING, criterion("thanks", 60, "check: {phrase: thank you}"));
        Transcript transcript = chat(agent("Hello. What is it?"));
        Scorecard card = new Scorer(new FakeEmbedder(), new FakeEmbedder()).score(transcript, Facts.NONE, UNMEASURED, rubric);
        TrustGate gate = new TrustGate(TrustGate.State.SUGGESTION, 12, 3, 0.4, 0.5, 0.2);
        Scorecard suggested = new Scorecard(card.rubric(), card.score(), card.max(), card.percent(), card.passed(), card.band(),
                card.autoFail(), card.coverage(), card.sections(),
                card.judgements().stream().map(one -> one.standing(0.9, new VerdictTrust(gate, false, "12 of 100 labels"))).toList());

        assertThat(new MomentFinder().find(Facts.NONE, transcript, UNMEASURED, CALM, card, rubric)).hasSize(1);
        assertThat(new MomentFinder().find(Facts.NONE, transcript, UNMEASURED, CALM, suggested, rubric)).isEmpty();
    }

    @Test
    void theDearestMissComesFirst() {
        assertThat(moments(call(agent("what is it")), GREETING, criterion("thanks", 60, "check: {phrase: thank you, within: last 5 s}")))
                .extracting(Moment::kind).first().isEqualTo("thanks");
    }

    @Test
    void whatDidNotApplyOrCouldNotBeJudgedIsNoMoment() {
        assertThat(moments(chat(agent("what is it")),
                criterion("sorry", 50, "applies-when: {phrase: late, from: customer}, check: {phrase: sorry}"),
                criterion("kind", 50, "check: {judged: Was it kind}"))).isEmpty();
    }

    @Test
    void praiseForWhatRarelyAppliesCountsMore() {
        assertThat(moments(chat(customer("it is late"), agent("Sorry. And hello.")), criterion("hello", 12, "check: {phrase: hello}"),
                criterion("sorry", 10, "applies-when: {phrase: late, from: customer}, check: {phrase: sorry}")))
                .extracting(Moment::kind).containsExactly("sorry", "hello");
    }

    @Test
    void aLongMissIsHeardFromItsBeginningForTwentySeconds() {
        assertThat(moments(call(agent("what is it"), silence(60_000), agent("done")), GREETING))
                .singleElement().extracting(Moment::time).isEqualTo(new TimeSpan(0, 20_000));
    }

    @Test
    void aHandfulIsShownAtMost() {
        List<String> words = List.of("one", "two", "six", "ten", "red", "blue");
        String[] missed = words.stream().map(word -> criterion("no-" + word, 10,
                "check: {phrase: say " + word + ", within: first 1 agent turn}")).toArray(String[]::new);
        String[] met = words.stream().map(word -> criterion("a-" + word, 10, "check: {phrase: " + word + "}")).toArray(String[]::new);

        assertThat(moments(chat(agent("One. Two. Six. Ten. Red. Blue.")), met)).hasSize(3);
        assertThat(moments(chat(agent("One. Two. Six. Ten. Red. Blue.")), missed)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void noTwoMomentsAreOfTheSamePlaceWhateverTheirTone() {
        assertThat(moments(call(agent("hello")), GREETING, criterion("hello-again", 10, "check: {phrase: hello}"), GOODBYE))
                .extracting(Moment::kind).containsExactly("goodbye");
    }

    @Test
    void aSilenceInWhichTheCustomerWaitsIsMarkedFromTenSecondsOn() {
        Transcript transcript = call(customer("please check"), agent("okay"), silence(20_000), agent("here it is"));
        assertThat(kept(waits(Speaker.CUSTOMER, 1_400, 21_400), transcript)).singleElement().satisfies(moment -> {
            assertThat(moment.kind()).isEqualTo("dead-air");
            assertThat(moment.turn()).isEqualTo(1);
            assertThat(moment.why()).startsWith("The customer waits for 20 seconds and hears nothing. ");
        });
        assertThat(kept(waits(Speaker.CUSTOMER, 1_400, 10_400), transcript)).isEmpty();
        assertThat(kept(waits(Speaker.AGENT, 1_400, 21_400), transcript)).isEmpty();
    }

    @Test
    void waitsInAChatAreNoDeadAir() {
        assertThat(kept(waits(Speaker.CUSTOMER, 1_400, 91_400), chat(customer("please check"), agent("here it is")))).isEmpty();
    }

    @Test
    void theAgentWhoCutsInIsMarkedAndTheCustomerIsNot() {
        Transcript transcript = call(customer("i just wanted to say"), agent("yes yes i know"));
        assertThat(kept(cutIn(Speaker.AGENT, 1, 1_000, 2_000), transcript)).singleElement().satisfies(moment -> {
            assertThat(moment.kind()).isEqualTo("interruption");
            assertThat(moment.quote()).isEqualTo("yes yes i know");
            assertThat(moment.time()).isEqualTo(new TimeSpan(1_000, 3_200));
        });
        assertThat(kept(cutIn(Speaker.AGENT, 1, 1_500, 2_000), transcript)).isEmpty();
        assertThat(kept(cutIn(Speaker.CUSTOMER, 0, 1_000, 2_000), transcript)).isEmpty();
    }

    @Test
    void theCustomersWorstTurnIsShownAndATurnForTheBetterIsPraised() {
        Transcript transcript = chat(customer("this is terrible"), agent("let me see"), customer("i am furious"), agent("done"),
                customer("wonderful thanks"));
        Sentiment turned = new Sentiment("test", List.of(new Reading(0, Label.NEGATIVE, -0.6), new Reading(2, Label.NEGATIVE, -0.9),
                new Reading(4, Label.POSITIVE, 0.9)),
                new Sentiment.Course(-0.6, -0.9, 0.9));

        assertThat(moments(transcript, UNMEASURED, turned, rubric(NO_BLAME))).extracting(Moment::tone, Moment::kind, Moment::quote)
                .containsExactlyInAnyOrder(tuple(Tone.COACHING, "customer-low-point", "i am furious"),
                        tuple(Tone.PRAISE, "customer-turned", "wonderful thanks"));
    }

    @Test
    void aCustomerWhoIsAboutAsContentAsBeforeHasNotTurned() {
        Sentiment even = new Sentiment("test", List.of(new Reading(0, Label.NEUTRAL, -0.1), new Reading(1, Label.POSITIVE, 0.3)),
                new Sentiment.Course(-0.1, 0, 0.3));
        assertThat(moments(chat(customer("hi"), customer("good"), agent("fine")), UNMEASURED, even, rubric(NO_BLAME))).isEmpty();
    }

    @Test
    void aCallInWhichNobodySpokeHasNoMoments() {
        assertThat(moments(call(), GREETING, GOODBYE)).isEmpty();
    }

    private static List<String> shown(MomentKinds kinds, Usefulness usefulness, Transcript transcript, Scorecard scorecard, Rubric rubric) {
        return new MomentFinder(kinds, KeptQueries.NONE, TurnActs.NONE, usefulness)
                .find(Facts.NONE, transcript, UNMEASURED, CALM, scorecard, rubric).stream().map(Moment::id).toList();
    }

    @Test
    void whatACoachWouldHardlyUseIsNotShownUnlessAPersonHasDecidedIt() {
        Transcript transcript = chat(agent("hello"), customer("my card is gone"), agent("that is your fault"));
        Rubric rubric = rubric(GREETING, NO_BLAME);
        FakeEmbedder embedder = new FakeEmbedder();
        Scorecard scorecard = new Scorer(embedder, embedder).score(transcript, Facts.NONE, UNMEASURED, rubric);
        MomentKinds choosy = MomentKinds.BUILT_IN.with(0.8);
        Usefulness praiseOnly = (moment, _) -> moment.tone() == Tone.PRAISE ? 0.8 : 0.79;

        assertThat(shown(MomentKinds.BUILT_IN, praiseOnly, transcript, scorecard, rubric)).containsExactly("greeting@0", "no-blame@2");
        assertThat(shown(choosy, praiseOnly, transcript, scorecard, rubric)).containsExactly("greeting@0");
        assertThat(shown(choosy, Usefulness.UNKNOWN, transcript, scorecard, rubric)).hasSize(2);
    }

    @Test
    void whatIsMissingInAWholeConversationIsShownWhereTheAgentAnswersForTheFirstTime() {
        Transcript transcript = chat(agent("welcome to us"), customer("my mug came broken today"), agent("what is the order number?"),
                customer("four two"), agent("it is on its way"));

        assertThat(moments(transcript, criterion("sorry", 40, "check: {phrase: i am sorry}")).getFirst().id()).isEqualTo("sorry@2");
        assertThat(moments(transcript, criterion("sorry", 40, "check: {phrase: i am sorry, within: first 1 agent turn}")).getFirst().id())
                .isEqualTo("sorry@0");
    }
}
