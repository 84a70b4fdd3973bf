package dev.earmark.testing;

import static dev.earmark.testing.SampleScores.judged;
import static dev.earmark.transcript.Speaker.AGENT;
import static dev.earmark.transcript.Speaker.CUSTOMER;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment;
import dev.earmark.results.Result;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.summary.Summary.Sentence;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as the pipeline would give them: a call of 66 s with all five verdicts and an auto-fail, and a chat. */
public final class SampleResults {

    /** By which the billing call was scored. */
    public static String billingRubric() {
        return """
                rubric: billing-care
                version: 7
                title: Billing care
                pass-mark: 75
                dispute-days: 10
                bands:
                  - {name: Solid, from: 75}
                  - {name: Needs work, from: 0}
                sections:
                  - id: opening
                    title: Opening
                    criteria:
                      - {id: own-name, question: Does the agent say a name?, weight: 10, check: {phrase: "my name is"}}
                      - {id: identity-check, question: Are two identifiers asked for?, weight: 15, check: {phrase: "account number"}}
                  - id: care
                    title: Care
                    criteria:
                      - {id: feeling_first, question: Is the feeling met first?, weight: 15, check: {phrase: "i am sorry"}}
                      - {id: explains-cause, question: Is the cause explained?, weight: 20, check: {phrase: "because"}}
                      - {id: no-blame, question: Is nobody blamed?, weight: 10, check: {not: {phrase: "your fault"}}}
                  - id: closing
                    title: Closing
                    criteria:
                      - {id: hold-permission, question: Is permission asked?, weight: 5, check: {phrase: "may i put you on hold"}}
                      - {id: fee_disclosure, question: Is the fee named?, weight: 15, auto-fail: all, check: {phrase: "a fee"}}
                      - {id: further-help, question: Is further help offered?, weight: 10, check: {phrase: "anything else"}}
                """;
    }

    /** Of the billing call, as a language model might have written it. */
    public static Summary summary() {
        Turn turn = billingTranscript().turns().get(1);
        Sentence sentence = new Sentence("The customer has a question.",
                new Evidence(Evidence.Kind.PROOF, 1, turn.speaker(), turn.time(), turn.text()));
        return new Summary("model fake, summarise v1", List.of(sentence), sentence, new Summary.Outcome(Summary.Ending.FOLLOW_UP, sentence),
                List.of(sentence),
                List.of(new Summary.BetterLine("fee_disclosure", "There is a fee of twelve dollars.")));
    }

    private static final Scorecard.RubricPin RUBRIC = new Scorecard.RubricPin("billing-care", 7, "12".repeat(32));
    private static final List<Scorecard.SectionScore> SECTIONS = List.of(
            new Scorecard.SectionScore("opening", "Opening", 25, 25, 100.0),
            new Scorecard.SectionScore("care", "Care", 10, 35, 28.571),
            new Scorecard.SectionScore("closing", "Closing", 10, 25, 40.0));

    private SampleResults() {}

    public static Transcript billingTranscript() {
        return new SampleCalls()
                .says(AGENT, 600, 4_800, "thank you for calling northwind energy my name is dana how can i help")
                .says(CUSTOMER, 5_400, 9_900, "hi um i was charged twice for march and i already called about this")
                .says(AGENT, 10_400, 13_900, "okay can i take your account number and date of birth please")
                .says(CUSTOMER, 14_600, 19_800, "it is four four one seven two nine born on the third of may nineteen eighty")
                .says(AGENT, 20_500, 22_600, "great i have found you")
                .says(CUSTOMER, 23_000, 29_400, "this is the third time i am calling it is honestly really frustrating nobody calls back")
                .says(AGENT, 29_900, 32_500, "right let me look at the payments")
                .says(AGENT, 43_200, 49_000, "so the system shows two payments because the direct debit was set up twice")
                .says(CUSTOMER, 48_200, 51_000, "so i get the money back")
                .says(AGENT, 51_300, 55_600, "yes the refund of thirty two pounds is on its way it takes five days")
                .says(CUSTOMER, 56_100, 58_200, "okay thank you that is a relief")
                .says(AGENT, 58_700, 62_400, "is there anything else i can do for you today")
                .says(CUSTOMER, 62_900, 63_800, "no thanks bye")
                .says(AGENT, 64_000, 65_200, "goodbye")
                .call("call-0412", 66.0);
    }

    /** All five verdicts, an auto-fail, dead air, an interruption, praise and coaching. */
    public static Result billingCall() {
        Transcript transcript = billingTranscript();
        Scorecard card = new Scorecard(RUBRIC, 0, 85, 0.0, false, "Needs work",
                new Scorecard.AutoFail(List.of("fee_disclosure"), 52.941), new Scorecard.Coverage(6, 7, 8, 0.8947), SECTIONS,
                judgements(transcript));
        return new Result(new Facts("a-17", "Dana Whitfield", "c-441729", null), transcript, measures(), sentiment(), card, moments());
    }

    /** The same call by a rubric without auto-fail: 53 %. */
    public static Result billingCallWithoutAutoFail() {
        Result failed = billingCall();
        Scorecard card = failed.scorecard();
        return new Result(failed.facts(), failed.transcript(), failed.measures(), failed.sentiment(),
                new Scorecard(card.rubric(), 45, 85, 52.941, null, null, new Scorecard.AutoFail(List.of(), 52.941), card.coverage(),
                        card.sections(), card.judgements()),
                failed.moments());
    }

    /** Typed: no times, no words, nothing measured in seconds. */
    public static Result chat() {
        Transcript transcript = new SampleCalls()
                .types(CUSTOMER, "Hello, my parcel says delivered but nothing is here!")
                .types(AGENT, "Hi Ola, I'm Ravi. I'm sorry, that is worrying when you were waiting for it.")
                .types(AGENT, "Could you give me the order number? I will check with the driver right away.")
                .types(CUSTOMER, "NW-20417. I needed it today.")
                .types(AGENT, "Thank you. The driver left it with your neighbour at number 9. Shall I stay here while you look?")
                .types(CUSTOMER, "Found it, thank you so much 🎉")
                .chat("chat-88");
        SampleScores scores = new SampleScores(transcript);
        List<Judgement> judgements = List.of(
                judged("own-name", new Verdict.Met(), 10, "phrase", "The agent gives a name.", scores.proof(1, "I'm Ravi")),
                judged("feeling_first", new Verdict.Met(), 25, "examples", "The agent names the worry before asking anything.",
                        scores.proof(1, "I'm sorry, that is worrying when you were waiting for it.")),
                judged("further-help", new Verdict.NotMet(), 10, "phrase", "No offer of further help before the end.",
                        scores.expectedHere(4)));
        Scorecard card = new Scorecard(new Scorecard.RubricPin("retail-chat", 2, "34".repeat(32)), 35, 45, 77.778, true, "Solid",
                new Scorecard.AutoFail(List.of(), 77.778), new Scorecard.Coverage(3, 3, 3, 1), List.of(), judgements);
        Sentiment sentiment = new Sentiment("head-on-bge-small 1", List.of(new Sentiment.Reading(0, Sentiment.Label.NEGATIVE, -0.71),
                new Sentiment.Reading(3, Sentiment.Label.NEUTRAL, -0.1), new Sentiment.Reading(5, Sentiment.Label.POSITIVE, 0.93)),
                new Sentiment.Course(-0.71, -0.1, 0.93));
        Moment moment = new Moment(Moment.Tone.PRAISE, "feeling_first", 1, AGENT, null,
                "I'm sorry, that is worrying when you were waiting for it.",
                "The feeling is met before the process starts.", null, 2);
        return new Result(new Facts(null, "Ravi", null, "Ola"), transcript,
                new Measures(Map.of(MeasureName.AGENT_TURNS, 3.0, MeasureName.CUSTOMER_TURNS, 3.0), List.of(), List.of(), List.of()),
                sentiment, card, List.of(moment));
    }

    /** A call of somebody who wanted somebody else. */
    public static Result misdialledCall() {
        Transcript transcript = new SampleCalls().says(AGENT, 0, 5_000, "good morning northfield bank how can i help you")
                .says(CUSTOMER, 6_000, 8_000, "oh sorry wrong number").call("misdialled", 9.0);
        Scorecard card = new Scorecard(RUBRIC, 0, 0, null, null, null, new Scorecard.AutoFail(List.of(), null),
                new Scorecard.Coverage(0, 1, 1, 0),
                List.of(), List.of(judged("own-name", new Verdict.Unscored(Verdict.Cause.MISDIALLED), 10, "none", "A wrong number.")));
        return new Result(Facts.NONE, transcript, new Measures(Map.of(), List.of(), List.of(), List.of()),
                new Sentiment("none", List.of(), null), card, List.of());
    }

    /** A call in which nobody was heard: nothing could be scored, nothing counted. */
    public static Result silentCall() {
        Transcript transcript = new SampleCalls().call("silent", 12.0);
        Scorecard card = new Scorecard(RUBRIC, 0, 0, null, null, null, new Scorecard.AutoFail(List.of(), null),
                new Scorecard.Coverage(0, 1, 1, 0),
                List.of(), List.of(judged("own-name", new Verdict.Unscored(Verdict.Cause.NOTHING_SAID), 10, "none", "Nobody spoke.")));
        return new Result(Facts.NONE, transcript, new Measures(Map.of(), List.of(), List.of(), List.of()),
                new Sentiment("none", List.of(), null), card, List.of());
    }

    /**
     * A call in which everything that others write is hostile: each text is said, quoted, reasoned with and held up as a moment; all of
     * them together are every name.
     */
    public static Result hostileCall(List<String> texts) {
        String all = String.join(" ", texts);
        SampleCalls calls = new SampleCalls();
        List<Judgement> judgements = new ArrayList<>();
        List<Scorecard.SectionScore> sections = new ArrayList<>();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            TimeSpan time = new TimeSpan(1_000L * i, 1_000L * i + 900);
            calls.says(i % 2 == 0 ? AGENT : CUSTOMER, time.startMs(), time.endMs(), text);
            judgements.add(judged(text, new Verdict.Met(), 10, text, text, new Evidence(Evidence.Kind.PROOF, i, AGENT, time, text)));
            sections.add(new Scorecard.SectionScore(text, text, 10, 10, 100.0));
            moments.add(new Moment(Moment.Tone.COACHING, text, i, AGENT, time, text, text, text, 1));
        }
        Scorecard card = new Scorecard(new Scorecard.RubricPin(all, 1, all), 10, 10, 100.0, true, all, new Scorecard.AutoFail(texts, 100.0),
                new Scorecard.Coverage(texts.size(), texts.size(), texts.size(), 1), sections, judgements);
        return new Result(new Facts(all, all, all, all), calls.call(all, texts.size()),
                new Measures(Map.of(), List.of(), List.of(), List.of()),
                new Sentiment(all, List.of(), null), card, moments);
    }

    private static List<Judgement> judgements(Transcript transcript) {
        SampleScores scores = new SampleScores(transcript);
        return List.of(
                judged("own-name", new Verdict.Met(), 10, "phrase", "The agent gives a name in the first 20 seconds.",
                        scores.proof(0, "my name is dana")),
                judged("identity-check", new Verdict.Met(), 15, "phrase+examples",
                        "Two identifiers are asked for before the account is opened.",
                        scores.proof(2, "account number and date of birth"), scores.proof(3, "four four one seven two nine")),
                judged("feeling_first", new Verdict.NotMet(), 15, "examples",
                        "After the complaint nothing acknowledges the feeling; the agent goes straight to the payments.",
                        scores.expectedHere(6), scores.nearest(6, "right let me look")),
                judged("explains-cause", new Verdict.Partly(0.5), 20, "examples",
                        "The cause is named, what was changed to prevent it is not.",
                        scores.proof(7, "because the direct debit was set up twice")),
                judged("no-blame", new Verdict.Unscored(Verdict.Cause.LOW_CONFIDENCE), 10, "phrase",
                        "The words that would decide were recognised with a confidence of 0.41.",
                        scores.nearest(7, "the direct debit was set up")),
                judged("hold-permission", new Verdict.NotApplicable(), 5, "measured", "There was no hold."),
                judged("fee_disclosure", new Verdict.NotMet(), 15, "phrase",
                        "The refund is promised without saying that a fee may be charged.",
                        scores.expectedHere(9), scores.nearest(9, "it takes five days")),
                judged("further-help", new Verdict.Met(), 10, "phrase", "Further help is offered before the goodbye.",
                        scores.proof(11, "is there anything else i can do for you")));
    }

    private static Measures measures() {
        Map<MeasureName, Double> values = new EnumMap<>(MeasureName.class);
        double[] known = {66, 0.4553, 0.3447, 0.2, 13.2, 10.7, 10.7, 1, 0, 1, 142.4, 158.2, 5.8, 6.4, -21.3, -24.8, 8, 6, -0.42, 0.68, 1.1};
        for (int i = 0; i < known.length; i++) {
            values.put(MeasureName.values()[i], known[i]);
        }
        return new Measures(values, List.of(new Measures.DeadAir(new TimeSpan(32_500, 43_200), AGENT, CUSTOMER)),
                List.of(new Measures.Interruption(new TimeSpan(48_200, 49_000), CUSTOMER, 8)), List.of(new TimeSpan(32_500, 43_200)));
    }

    private static Sentiment sentiment() {
        double[] scores = {-0.42, -0.05, -0.88, 0.05, 0.81, 0.55};
        int[] turns = {1, 3, 5, 8, 10, 12};
        List<Sentiment.Reading> readings = new ArrayList<>();
        for (int i = 0; i < turns.length; i++) {
            readings.add(new Sentiment.Reading(turns[i], label(scores[i]), scores[i]));
        }
        return new Sentiment("head-on-bge-small 1", readings, new Sentiment.Course(-0.235, -0.415, 0.68));
    }

    private static Sentiment.Label label(double score) {
        return score > 0.33 ? Sentiment.Label.POSITIVE : score < -0.33 ? Sentiment.Label.NEGATIVE : Sentiment.Label.NEUTRAL;
    }

    private static List<Moment> moments() {
        return List.of(
                moment(Moment.Tone.COACHING, "feeling_first", 6, 29_900, 32_500, "right let me look at the payments",
                        "The customer says it is the third call; nobody says that this is heard.",
                        "I am sorry you had to call three times. I will stay on this until it is settled."),
                moment(Moment.Tone.COACHING, "dead-air", null, 32_500, 43_200, "", "The customer hears nothing for 10.7 seconds.",
                        "I am opening your payments now, that takes about ten seconds."),
                moment(Moment.Tone.PRAISE, "further-help", 11, 58_700, 62_400, "is there anything else i can do for you today",
                        "An open offer before the goodbye.", null));
    }

    private static Moment moment(Moment.Tone tone, String kind, @Nullable Integer turn, long startMs, long endMs, String quote, String why,
            @Nullable String better) {
        return new Moment(tone, kind, turn, AGENT, new TimeSpan(startMs, endMs), quote, why, better, 3.14159);
    }
}
