package dev.earmark.moments;

import dev.earmark.measure.Sentiment.Reading;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.moments.TurnActs.Sentence;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.scoring.act.Act;
import dev.earmark.search.line.Stems;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the agent answers when it gets difficult: a customer in trouble or who objects, and a no. Of each kind the clearest place. A customer
 * is in trouble where the mood is low, or where a sentence complains or objects.
 */
final class Answers implements MomentSource {

    private static final double LOW = -0.4;
    private static final double LIKELY = 0.5;
    private static final double UNLIKELY = 0.2;
    /** What says it back, has done something about it, or only begins, is no answer about something else. */
    private static final double TAKEN_UP = 0.4;
    /** A question like that mostly is about the trouble. */
    private static final double CLEARLY_ASKED = 0.85;
    /** Whoever takes something on says so of themselves. */
    private static final Pattern OWN = Pattern.compile("(?<![\\p{L}'])(i|we|let me)(?![\\p{L}])", Pattern.CASE_INSENSITIVE);
    /** Fewer are a yes, a no or a number. */
    private static final int FEWEST_WORDS = 4;
    private static final int WORDS_TAKEN_UP = 2;

    private final MomentKinds kinds;
    private final TurnActs acts;

    Answers(MomentKinds kinds, TurnActs acts) {
        this.kinds = kinds;
        this.acts = acts;
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Exchange> exchanges = exchanges(scored);
        return Stream.of(best(exchanges, BuiltIn.PASSED_OVER, Exchange::passedOver),
                best(exchanges, BuiltIn.ANSWERED_WITH_CARE, Exchange::care),
                best(exchanges, BuiltIn.BARE_NO, Exchange::bareNo), best(exchanges, BuiltIn.CUSTOMER_OBJECTS, Exchange::objection),
                best(exchanges, BuiltIn.GOES_FURTHER, Exchange::further)).flatMap(Optional::stream).toList();
    }

    private Optional<Moment> best(List<Exchange> exchanges, BuiltIn kind, ToDoubleFunction<Exchange> how) {
        Optional<FoundKind> told = kinds.of(kind);
        return told.isEmpty() ? Optional.empty() : exchanges.stream().filter(one -> how.applyAsDouble(one) > 0)
                .max(Comparator.comparingDouble(how)).filter(one -> how.applyAsDouble(one) >= told.get().leastConfidence())
                .map(one -> one.moment(kind, told.get(), how.applyAsDouble(one)));
    }

    private List<Exchange> exchanges(ScoredInteraction scored) {
        Map<Integer, Double> moods = new HashMap<>();
        for (Reading reading : scored.sentiment().turns()) {
            moods.put(reading.turn(), reading.score());
        }
        List<Turn> said = scored.transcript().turns().stream().filter(turn -> !turn.text().isBlank()).toList();
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 1; i < said.size(); i++) {
            if (said.get(i - 1).speaker() == Speaker.CUSTOMER && said.get(i).speaker() == Speaker.AGENT) {
                Turn later = said.stream().skip(i + 1L).filter(turn -> turn.speaker() == Speaker.AGENT).findFirst().orElse(null);
                exchanges.add(new Exchange(said.get(i - 1), said.get(i), moods.getOrDefault(said.get(i - 1).index(), 0.0),
                        acts.of(said.get(i - 1).text()), acts.of(said.get(i).text()),
                        later == null ? List.of() : acts.of(later.text()), i > 2, regretted(said, i)));
            }
        }
        return exchanges;
    }

    /** Whether the agent's last turn before was a word of regret: it need not be said twice. */
    private boolean regretted(List<Turn> said, int answer) {
        return answer > 1 && said.get(answer - 2).speaker() == Speaker.AGENT && acts.of(said.get(answer - 2).text()).stream()
                .anyMatch(sentence -> sentence.any(Act.EMPATHISES, Act.APOLOGISES) >= LIKELY);
    }

    /**
     * What a customer says, and the answer.
     *
     * @param mood    of the customer, -1 to 1
     * @param next    the agent's next turn after the answer
     * @param running whether they have talked before
     * @param regretted whether the agent said a word of regret just before
     */
    private record Exchange(Turn asked, Turn answer, double mood, List<Sentence> customer, List<Sentence> agent, List<Sentence> next,
            boolean running, boolean regretted) {

        private static double most(List<Sentence> sentences, Act... acts) {
            return sentences.stream().mapToDouble(one -> one.any(acts)).max().orElse(0);
        }

        private double trouble() {
            if (asked.text().strip().split("\\s+").length < FEWEST_WORDS) {
                return 0;
            }
            double complaint = most(customer, Act.COMPLAINS, Act.OBJECTS);
            return Math.max(mood <= LOW ? -mood : 0, complaint >= LIKELY ? complaint : 0);
        }

        private double regret() {
            return most(agent, Act.EMPATHISES, Act.APOLOGISES);
        }

        double passedOver() {
            boolean dealt = regret() >= UNLIKELY || regretted || takesUp()
                    || most(agent, Act.CLOSES, Act.THANKS, Act.OFFERS_TO_ACT, Act.PROMISES) >= LIKELY
                    || most(agent, Act.CONFIRMS, Act.REPORTS_DONE, Act.GREETS) >= TAKEN_UP || most(agent, Act.ASKS) >= CLEARLY_ASKED;
            return agent.isEmpty() || dealt || asked.text().strip().endsWith("?") ? 0 : trouble();
        }

        /** Whoever uses two of the customer's own telling words goes on about the same. */
        private boolean takesUp() {
            Set<String> own = telling(asked);
            own.retainAll(telling(answer));
            return own.size() >= WORDS_TAKEN_UP;
        }

        private static Set<String> telling(Turn turn) {
            return Tokeniser.words(turn.text()).stream().map(Stems::of).filter(stem -> !Stems.stopWord(stem))
                    .collect(Collectors.toSet());
        }

        double care() {
            return regret() < LIKELY ? 0 : Math.max(trouble(), LOW * -1) * regret();
        }

        double bareNo() {
            double no = most(agent, Act.REPORTS_FAILED, Act.DECLINES);
            double way = Math.max(most(agent, Act.OFFERS_OPTION, Act.OFFERS_TO_ACT, Act.PROMISES, Act.ADVISES, Act.TRANSFERS),
                    most(next, Act.OFFERS_OPTION, Act.OFFERS_TO_ACT, Act.PROMISES, Act.ADVISES, Act.TRANSFERS));
            return no < LIKELY || way >= LIKELY ? 0 : no;
        }

        double objection() {
            double objects = most(customer, Act.OBJECTS, Act.COMPLAINS);
            return running && objects >= LIKELY ? objects : 0;
        }

        double further() {
            double offers = most(agent, Act.OFFERS_TO_ACT, Act.PROMISES);
            return running && offers >= LIKELY && OWN.matcher(clearest(agent, Act.OFFERS_TO_ACT, Act.PROMISES)).find() ? offers : 0;
        }

        Moment moment(BuiltIn kind, FoundKind told, double how) {
            boolean customers = kind == BuiltIn.CUSTOMER_OBJECTS;
            Turn place = customers ? asked : answer;
            String quote = switch (kind) {
                case ANSWERED_WITH_CARE -> clearest(agent, Act.EMPATHISES, Act.APOLOGISES);
                case BARE_NO -> clearest(agent, Act.REPORTS_FAILED, Act.DECLINES);
                case CUSTOMER_OBJECTS -> clearest(customer, Act.OBJECTS, Act.COMPLAINS);
                case GOES_FURTHER -> clearest(agent, Act.OFFERS_TO_ACT, Act.PROMISES);
                case PASSED_OVER, MISSED, EXEMPLARY, DEAD_AIR, LONG_HOLD, INTERRUPTION, MONOLOGUE, CUSTOMER_LOW_POINT, CUSTOMER_DROP,
                        CUSTOMER_TURNED -> Passage.beginning(answer.text());
            };
            Tone tone = kind == BuiltIn.ANSWERED_WITH_CARE || kind == BuiltIn.GOES_FURTHER ? Tone.PRAISE : Tone.COACHING;
            return new Moment(tone, kind.label(), place.index(), place.speaker(), time(), Passage.beginning(quote),
                    told.title() + ". " + told.why(), told.betterLine(), told.weight() * how);
        }

        private static String clearest(List<Sentence> sentences, Act... acts) {
            return sentences.stream().max(Comparator.comparingDouble(one -> one.any(acts))).map(Sentence::text).orElse("");
        }

        /** What the customer says belongs to the answer. */
        private @Nullable TimeSpan time() {
            TimeSpan one = asked.time();
            TimeSpan other = answer.time();
            return one == null || other == null ? null : one.covering(other);
        }
    }
}
