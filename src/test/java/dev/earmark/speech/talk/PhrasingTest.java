package dev.earmark.speech.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhrasingTest {

    @Test
    void choicesOptionsAndSlotsGiveEveryWayToSayIt() {
        Map<String, Phrasing> slots = Map.of("name", PhrasingReader.read("anna|tom [smith]"));
        Phrasing wording = PhrasingReader.read("(hi|good morning) [there] this is <name>");
        Set<String> said = new TreeSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            List<String> words = new ArrayList<>();
            wording.say(random, slot -> Objects.requireNonNull(slots.get(slot)), words);
            said.add(String.join(" ", words));
        }
        assertThat(said).containsExactly("good morning there this is anna", "good morning there this is tom",
                "good morning there this is tom smith", "good morning this is anna", "good morning this is tom",
                "good morning this is tom smith", "hi there this is anna", "hi there this is tom", "hi there this is tom smith",
                "hi this is anna", "hi this is tom", "hi this is tom smith");
    }

    @Test
    void whatCannotBeReadOrSpokenIsRefusedWithItsPlace() {
        for (String wrong : List.of("(a", "a)", "[a|b", "<name", "<Name>", "5 dollars", "Hello", "a, b", "(".repeat(30))) {
            assertThatThrownBy(() -> PhrasingReader.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("near");
        }
    }
}
