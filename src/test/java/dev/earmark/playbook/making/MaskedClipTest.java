package dev.earmark.playbook.making;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskedClipTest {

    @Test
    void namesNumbersAndAmountsAreMasked() {
        MaskedClip masked = masked("Well petra, you owe £30 on card 4929, says Oliver");

        assertThat(masked.text()).doesNotContainIgnoringCase("petra").doesNotContain("30").doesNotContain("4929").doesNotContain("Oliver")
                .contains("you owe").contains(MaskedClip.MARK);
        assertThat(masked.words()).isEqualTo(4);
    }

    @Test
    void spokenNumbersAreMaskedToo() {
        assertThat(masked("the code is four nine two nine okay").text()).doesNotContain("four").doesNotContain("nine");
    }

    @Test
    void plainWordsStayAsTheyWereSaid() {
        assertThat(masked("Here is what we will do, first we test the line.")).isEqualTo(
                new MaskedClip("Here is what we will do, first we test the line.", 0));
    }

    private static MaskedClip masked(String text) {
        return MaskedClip.of(new Turn(0, Speaker.AGENT, null, text, List.of()), Set.of("petra"));
    }
}
