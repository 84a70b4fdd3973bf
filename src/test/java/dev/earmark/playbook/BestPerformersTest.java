package dev.earmark.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestPerformersTest {

    private final List<CallFacts> facts = new ArrayList<>();
    private final List<Double> measure = new ArrayList<>();

    private void calls(String agent, String queue, int well, int badly) {
        for (int i = 0; i < well + badly; i++) {
            facts.add(new CallFacts("c" + facts.size(), agent, queue, "", "2026-11"));
            measure.add(i < well ? 1.0 : 0.0);
        }
    }

    private BestPerformers best() {
        return BestPerformers.of(facts, measure.stream().mapToDouble(Double::doubleValue).toArray(), PlaySettings.USUAL);
    }

    @Test
    void anEasyQueueMakesNobodyABestPerformer() {
        for (int agent = 0; agent < 5; agent++) {
            calls("hard-" + agent, "hard", agent == 0 ? 60 : 30, agent == 0 ? 40 : 70);
            calls("easy-" + agent, "easy", 80, 20);
        }

        assertThat(best().missing()).isNull();
        assertThat(best().performers().getFirst().agent()).isEqualTo("hard-0");
        assertThat(best().performers().getFirst().shrunk()).isLessThan(best().performers().getFirst().raw() + 0.3).isGreaterThan(0.6);
    }

    @Test
    void withFourAgentsItIsSaidWhatIsMissing() {
        for (int agent = 0; agent < 4; agent++) {
            calls("a-" + agent, "", 20, 20);
        }
        calls("new", "", 5, 5);

        assertThat(best().missing()).contains("4 of the 5 agents", "30 calls", "at least 5 must", "170 such calls");
    }
}
