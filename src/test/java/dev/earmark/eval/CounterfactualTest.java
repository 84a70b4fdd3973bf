package dev.earmark.eval;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterfactualTest {

    @Test
    void whoeverGetsTheOldNameOfTheOtherPartyKeepsIt() {
        LabelledSet.Case one = new LabelledSet.Case(new Facts(null, "Ansel", null, "Priya Castellan"),
                chat(customer("Hello, I am Priya."), agent("Hi Priya, this is Ansel.")), Map.of(), Map.of());
        Counterfactual renamed = Counterfactual.all().stream().filter(change -> change.name().equals("names Priya and Arjun")).findFirst()
                .orElseThrow();
        LabelledSet.Case other = renamed.change().apply(one);
        assertThat(other.facts().agentName()).isEqualTo("Priya");
        assertThat(other.transcript().turns().get(1).text()).isEqualTo("Hi Arjun, this is Priya.");
    }
}
