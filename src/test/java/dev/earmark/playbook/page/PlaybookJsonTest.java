package dev.earmark.playbook.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.CriterionText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybookJsonTest {

    private static final PlaybookText ONE = new PlaybookText("resolved", 2, "What helps", "resolved", null, 2_000, 900,
            List.of(new PlayText("p1", "complaint", false, "I will stay with it", "", 0.2, 0.1, 0.3, 0.7, 0.5, 200, 800, 0.18, 7, 0.6, 0.1,
                    List.of(new ClipText("call-1", 4, 1_000L, 3_000L, "I will stay with it", 0),
                            new ClipText("call-2", 5, null, null, "ok", 0)),
                    List.of(new CriterionText("service", "recap")))));

    @Test
    void aPlaybookReadsBackTheSame() {
        assertThat(PlaybookJson.read("The playbook", PlaybookJson.write(ONE))).isEqualTo(ONE);
    }

    @Test
    void whatWasWrittenBeforePlaysHadCriteriaHasNone() {
        String earlier = PlaybookJson.write(ONE).replaceFirst("(?s),\\s*\"criteria\" : \\[.*?\\]", "");

        assertThat(earlier).doesNotContain("criteria");
        assertThat(PlaybookJson.read("The playbook", earlier).plays().getFirst().criteria()).isEmpty();
    }

    @Test
    void whatIsNoPlaybookIsRefusedInOneSentence() {
        for (String wrong : List.of("", "[]", "{}", "{\"id\":\"a\"}", "nonsense", PlaybookJson.write(ONE).replace("\"resolved\", ", "7,"),
                PlaybookJson.write(ONE).replace("\"version\" : 2", "\"version\" : 0"),
                PlaybookJson.write(ONE).replace("\"id\" : \"resolved\"", "\"id\" : \"../x\""),
                PlaybookJson.write(ONE).replace("\"note\" : \"\"", "\"note\" : null"),
                PlaybookJson.write(ONE).replace("\"turn\" : 4", "\"turn\" : -1"))) {
            if (!wrong.equals(PlaybookJson.write(ONE))) {
                assertThatThrownBy(() -> PlaybookJson.read("The playbook", wrong)).as(wrong).isInstanceOfSatisfying(Rejected.class,
                        refused -> assertThat(refused.code()).isEqualTo("playbook.invalid"));
            }
        }
    }

    @Test
    void aClipThatIsRefusedIsNotShown() {
        PlaybookText shown = ONE.keeping(clip -> !clip.interaction().equals("call-1"));

        assertThat(shown.plays().getFirst().clips()).extracting(ClipText::interaction).containsExactly("call-2");
        assertThat(shown.plays().getFirst().difference()).isEqualTo(0.2);
    }
}
