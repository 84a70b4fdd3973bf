package dev.earmark.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlayFinderTest {

    private static final List<String> FILLER = List.of("look", "at", "the", "account", "page", "now", "and", "screen", "with", "detail");

    private final List<CallFacts> facts = new ArrayList<>();
    private final List<CallTraits> traits = new ArrayList<>();
    private final List<Double> outcomes = new ArrayList<>();
    private final PlayFinder finder = new PlayFinder(PlaySettings.USUAL);

    @Test
    void whatTheBestSayAndHelpsIsFoundAndWhatOnlyTheBestSayIsNot() {
        made(1, 10, 150, 0.25);

        List<Play> plays = looked().plays();

        assertThat(plays).isNotEmpty().allSatisfy(play -> {
            assertThat(play.sign().toString()).containsAnyOf("plan", "promis").doesNotContain("weather");
            assertThat(play.avoid()).isFalse();
            assertThat(play.all().low()).isPositive();
            assertThat(play.top()).isGreaterThan(play.others());
            assertThat(play.agents()).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void nothingIsFoundWhereNothingHelps() {
        made(2, 10, 150, 0);

        assertThat(looked().plays()).isEmpty();
    }

    @Test
    void fourAgentsAreNotEnoughAndWhatIsMissingIsSaid() {
        made(3, 4, 100, 0.3);

        assertThat(finder.find(read(), outcome())).isInstanceOfSatisfying(PlayFindings.NotEnough.class,
                notEnough -> assertThat(notEnough.missing()).contains("Not enough calls", "4 of the 4 agents", "30 calls", "at least 5"));
    }

    @Test
    void agentsWithTwentyCallsEachAreNotEnough() {
        made(4, 8, 20, 0.3);

        assertThat(finder.find(read(), outcome())).isInstanceOf(PlayFindings.NotEnough.class);
    }

    @Test
    void theSameCallsGiveTheSamePlays() {
        made(5, 10, 120, 0.3);

        assertThat(looked().plays().toString()).isEqualTo(looked().plays().toString());
    }

    @Test
    void theBestAreRankedByWhatTheyWouldReachWithTheSameCalls() {
        Random random = new Random(6);
        for (int agent = 0; agent < 6; agent++) {
            for (int i = 0; i < 200; i++) {
                boolean easy = random.nextDouble() < (agent == 0 ? 0.9 : 0.4);
                add(agent, easy ? "easy" : "hard", i, List.of(), random.nextDouble() < (easy ? 0.9 : 0.4) + (agent == 1 ? 0.1 : 0));
            }
        }

        List<Performer> performers = finder.find(read(), outcome()).performers();

        assertThat(performers.getFirst().agent()).isEqualTo("agent-1");
        assertThat(performers.stream().max((one, two) -> Double.compare(one.raw(), two.raw())).orElseThrow().agent()).isEqualTo("agent-0");
    }

    private PlayFindings.Looked looked() {
        return (PlayFindings.Looked) finder.find(read(), outcome());
    }

    private SeenCalls read() {
        return finder.read(facts, visitor -> {
            for (int i = 0; i < traits.size(); i++) {
                visitor.accept(traits.get(i), i);
            }
        });
    }

    private double[] outcome() {
        return outcomes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Agents 0 to 2 say a sentence that helps, and talk about the weather, which does not. */
    private void made(int seed, int agents, int calls, double effect) {
        Random random = new Random(seed);
        for (int agent = 0; agent < agents; agent++) {
            for (int i = 0; i < calls; i++) {
                boolean plan = random.nextDouble() < (agent < 3 ? 0.6 : 0.1);
                boolean weather = random.nextDouble() < (agent < 3 ? 0.6 : 0.1);
                List<List<String>> said = new ArrayList<>();
                if (plan) {
                    said.add(List.of("here", "is", "the", "plan", "i", "promis"));
                }
                if (weather) {
                    said.add(List.of("how", "is", "the", "weather", "today"));
                }
                said.add(random.ints(6, 0, FILLER.size()).mapToObj(FILLER::get).toList());
                add(agent, "bill", i, said, random.nextDouble() < 0.4 + (plan ? effect : 0));
            }
        }
    }

    private void add(int agent, String reason, int number, List<List<String>> said, boolean well) {
        List<Saying> sayings = new ArrayList<>();
        said.forEach(stems -> sayings.add(new Saying(sayings.size(), Situation.OPENING, stems, null)));
        facts.add(new CallFacts("call-" + agent + "-" + number, "agent-" + agent, "", reason, "2026-11"));
        traits.add(new CallTraits(List.of(), sayings, Map.of()));
        outcomes.add(well ? 1.0 : 0.0);
    }
}
