package dev.earmark.eval.party;

import dev.earmark.speech.party.PartyCheck;
import dev.earmark.speech.party.RoleWords;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Takes agent and customer of conversations for each other and counts how often it is noticed, and how often right ones are doubted. A
 * conversation is judged by words that were learned without it.
 */
public final class PartiesEval {

    private static final double LEAST_NOTICED = 0.98;

    private final Map<String, List<PartyTraining.Known>> sets = new LinkedHashMap<>();

    /** Adds a set; conversations of one party are passed over. @param house sets of one house may be several */
    public void add(String house, List<Transcript> conversations) {
        conversations.stream().filter(one -> said(one, Speaker.AGENT) && said(one, Speaker.CUSTOMER))
                .forEach(one -> sets.computeIfAbsent(house, _ -> new ArrayList<>())
                        .add(PartyTraining.Known.of(house, one, one.channel() == Channel.VOICE)));
    }

    private static boolean said(Transcript one, Speaker speaker) {
        return one.turns().stream().anyMatch(turn -> turn.speaker() == speaker && !turn.text().isBlank());
    }

    /** @param right scores as named; the score of the swapped is its negative */
    private record Tally(String name, List<Double> right) {

        double noticed() {
            return right.stream().filter(score -> -score < PartyCheck.DOUBT).count() / (double) right.size();
        }

        long swapped() {
            return right.stream().filter(score -> -score < PartyCheck.SURE).count();
        }

        long doubted() {
            return right.stream().filter(score -> score < PartyCheck.DOUBT).count();
        }

        long spoiled() {
            return right.stream().filter(score -> score < PartyCheck.SURE).count();
        }

        void print(PrintStream out) {
            out.printf(Locale.ROOT, "%-34s %5d   noticed %5.1f %%   swapped by itself %5.1f %%   right: doubted %2d, swapped %d%n",
                    name, right.size(), 100 * noticed(), 100.0 * swapped() / right.size(), doubted(), spoiled());
        }
    }

    /** @return whether the bars hold: of swapped calls like those learned from 98 of 100 are noticed, and no right one is swapped */
    public boolean run(PrintStream out) {
        List<PartyTraining.Known> all = sets.values().stream().flatMap(List::stream).toList();
        out.println("Judged by words learned from the other half of each set:");
        Map<PartyTraining.Known, Double> halves = scores(all, one -> Math.floorMod(one.id().hashCode(), 2));
        Tally calls = tally("calls", halves, all.stream().filter(PartyTraining.Known::voice).toList());
        calls.print(out);
        Tally whole = tally("all conversations", halves, all);
        whole.print(out);
        out.println("Judged by words learned from other houses only:");
        List<String> names = List.copyOf(sets.keySet());
        Map<PartyTraining.Known, Double> strangers = scores(all, one -> names.indexOf(one.house()));
        sets.forEach((house, conversations) -> tally(house, strangers, conversations).print(out));
        tally("calls", strangers, all.stream().filter(PartyTraining.Known::voice).toList()).print(out);
        Tally other = tally("all conversations", strangers, all);
        other.print(out);
        boolean holds = calls.noticed() >= LEAST_NOTICED && whole.spoiled() == 0 && other.spoiled() == 0;
        out.println(holds ? "The bars hold: 98 % of calls noticed, no right one swapped."
                : "A bar is broken: 98 % of calls noticed, no right one swapped.");
        return holds;
    }

    private static Tally tally(String name, Map<PartyTraining.Known, Double> scores, List<PartyTraining.Known> conversations) {
        return new Tally(name, conversations.stream().map(one -> scores.getOrDefault(one, 0.0)).toList());
    }

    /** Of each conversation, by words learned from those of other parts. */
    private static Map<PartyTraining.Known, Double> scores(List<PartyTraining.Known> all, ToIntFunction<PartyTraining.Known> part) {
        Map<PartyTraining.Known, Double> scores = new LinkedHashMap<>();
        for (int number : all.stream().mapToInt(part).distinct().toArray()) {
            RoleWords words = PartyTraining.train(all.stream().filter(one -> part.applyAsInt(one) != number).toList());
            all.stream().filter(one -> part.applyAsInt(one) == number)
                    .forEach(one -> scores.put(one, words.asNamed(one.agent(), one.customer())));
        }
        return scores;
    }

    /** Learned from all that was added. */
    public RoleWords train() {
        return PartyTraining.train(sets.values().stream().flatMap(List::stream).toList());
    }
}
