package dev.earmark.insight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What repeats over an agent's calls, and what only looks as if. */
class PatternsTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final int AGENTS = 12;
    private static final int CALLS = 30;
    private static final List<String> CRITERIA = List.of("greeting", "name", "identity", "empathy", "recap", "next-step", "anything-else",
            "goodbye", "price", "hold-notice");

    private final Patterns patterns = new Patterns();

    private static Subject criterion(String id) {
        return new Subject("service", 1, id);
    }

    /** How often whom misses what in which queue. */
    @FunctionalInterface
    private interface Rates {
        double of(int agent, Subject subject, String queue);
    }

    private static List<List<Call>> month(long seed, Rates rates, Function<Integer, String> queues) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Call>> agents = new ArrayList<>();
        for (int agent = 0; agent < AGENTS; agent++) {
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                String queue = queues.apply(agent * CALLS + i);
                Map<Subject, Boolean> missed = new HashMap<>();
                for (String id : CRITERIA) {
                    missed.put(criterion(id), random.nextDouble() < rates.of(agent, criterion(id), queue));
                }
                for (Habit habit : Habit.values()) {
                    missed.put(Subject.of(habit), random.nextDouble() < rates.of(agent, Subject.of(habit), queue));
                }
                calls.add(new Call("call-" + agent + "-" + i, START.plusSeconds(3600L * i), queue, missed));
            }
            agents.add(calls);
        }
        return agents;
    }

    /** From hardly ever to more often than not. */
    private static double usual(Subject subject) {
        return 0.04 + 0.06 * (Math.floorMod(subject.id().hashCode(), 11));
    }

    private Priorities of(List<List<Call>> agents, int agent) {
        List<List<Call>> others = new ArrayList<>(agents);
        return patterns.of(others.remove(agent), others);
    }

    @Test
    void whereAllAgentsAreAlikeAtMostOneInTwentyIsSaidToHaveAPriority() {
        int told = 0;
        int looked = 0;
        for (long seed = 0; seed < 60; seed++) {
            List<List<Call>> agents = month(seed, (_, subject, _) -> usual(subject), i -> i % 3 == 0 ? "cards" : "accounts");
            for (int agent = 0; agent < AGENTS; agent++) {
                told += of(agents, agent).focus() == null ? 0 : 1;
                looked++;
            }
        }
        assertThat((double) told / looked).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aHabitThatOneAgentHasIsFoundAndIsTheFocus() {
        int found = 0;
        for (long seed = 0; seed < 40; seed++) {
            List<List<Call>> agents = month(seed, (agent, subject, _) -> agent == 4 && subject.id().equals("talks-over") ? 0.6
                    : subject.id().equals("talks-over") ? 0.15 : usual(subject), _ -> "cards");
            Repeating focus = of(agents, 4).focus();
            found += focus != null && focus.subject().equals(Subject.of(Habit.TALKS_OVER)) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(36);
    }

    @Test
    void whoAnswersTheHarderQueueIsHeldAgainstThoseWhoAnswerItToo() {
        int told = 0;
        int naive = 0;
        for (long seed = 0; seed < 40; seed++) {
            List<List<Call>> agents = month(seed, (_, subject, queue) -> subject.id().equals("recap") ? queue.equals("claims") ? 0.7 : 0.1
                    : usual(subject), i -> i / CALLS < 4 && i % 10 < 8 ? "claims" : i % 10 == 9 ? "claims" : "accounts");
            told += isRecap(of(agents, 0)) ? 1 : 0;
            naive += isRecap(of(agents.stream().map(calls -> calls.stream()
                    .map(call -> new Call(call.interactionId(), call.at(), "", call.missed())).toList()).toList(), 0)) ? 1 : 0;
        }
        assertThat(told).isLessThanOrEqualTo(2);
        assertThat(naive).isGreaterThanOrEqualTo(20);
    }

    private static boolean isRecap(Priorities found) {
        Repeating focus = found.focus();
        return focus != null && focus.subject().id().equals("recap");
    }

    private static List<Call> calls(String criterion, int missed, int of) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            calls.add(new Call("own-" + i, START.plusSeconds(60L * i), "", Map.of(criterion(criterion), i < missed)));
        }
        return calls;
    }

    private static List<List<Call>> team(String criterion, int missed, int of) {
        return List.of(calls(criterion, missed, of), calls(criterion, missed, of), calls(criterion, missed, of));
    }

    @Test
    void aSingleMissIsNoPatternHoweverGoodTheOthersAre() {
        assertThat(patterns.of(calls("greeting", 1, 5), team("greeting", 0, 30)).focus()).isNull();
        assertThat(patterns.of(calls("greeting", 2, 5), team("greeting", 0, 30)).focus()).isNull();
    }

    @Test
    void fourOfFiveIsAPatternAndSaysWhereToListen() {
        Repeating focus = requireNonNull(patterns.of(calls("greeting", 4, 5), team("greeting", 3, 30)).focus());

        assertThat(focus.missed()).isEqualTo(4);
        assertThat(focus.calls()).isEqualTo(5);
        assertThat(focus.low()).isBetween(0.3, 0.45);
        assertThat(focus.examples()).containsExactly("own-3", "own-2", "own-1");
        assertThat(requireNonNull(focus.beside()).expected()).isBetween(0.09, 0.11);
        assertThat(requireNonNull(focus.beside()).shrunken()).isLessThan(0.8);
    }

    @Test
    void whatTheWholeTeamMissesIsNothingToTellOneAgent() {
        Priorities found = patterns.of(calls("recap", 24, 30), team("recap", 24, 30));

        assertThat(found.focus()).isNull();
        assertThat(found.team()).extracting(one -> one.subject().id()).containsExactly("recap");
    }

    @Test
    void whatColleaguesMissAndThisAgentDoesNotIsAStrength() {
        assertThat(patterns.of(calls("empathy", 1, 30), team("empathy", 15, 30)).strengths())
                .extracting(one -> one.subject().id()).containsExactly("empathy");
    }

    @Test
    void withoutColleaguesOnlyWhatIsMissedInMostCallsForCertainIsTold() {
        assertThat(patterns.of(calls("greeting", 5, 10), List.of()).focus()).isNull();
        Priorities found = patterns.of(calls("greeting", 14, 15), List.of());
        assertThat(requireNonNull(found.focus()).beside()).isNull();
        assertThat(found.lacking()).contains("too few colleagues");
    }

    @Test
    void earlierVersionsOfARubricCountNowhere() {
        List<Call> own = new ArrayList<>(calls("greeting", 15, 15));
        calls("greeting", 0, 6).forEach(call -> own.add(new Call("new-" + call.interactionId(), call.at().plusSeconds(90_000), "",
                Map.of(new Subject("service", 2, "greeting"), false))));
        assertThat(patterns.of(own, List.of()).focus()).isNull();
    }

    @Test
    void fewCallsAreNotEnough() {
        assertThat(patterns.of(calls("greeting", 4, 4), List.of()).lacking()).isEqualTo(
                "Not enough calls: 4 count, and a pattern needs at least 5.");
    }
}
