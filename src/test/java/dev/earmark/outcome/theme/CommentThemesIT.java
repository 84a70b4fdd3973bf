package dev.earmark.outcome.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.language.embedding.OnnxEmbedder;
import dev.earmark.outcome.theme.CommentTheme.AskedCriterion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What customers write about, by the sentence model that comes with the program. */
class CommentThemesIT {

    private static final OnnxEmbedder EMBEDDER = new OnnxEmbedder(Path.of("target", "embedder"));
    private static final CommentThemes THEMES = new CommentThemes(EMBEDDER);

    private static final List<String> WAITING = List.of("I was on hold for forty minutes.", "The waiting time is far too long.",
            "Half an hour in the queue before anybody picked up.", "I had to wait ages until somebody answered.",
            "Waited very long on the line.");
    private static final List<String> SORRY = List.of("Nobody apologised for the mistake.", "Not a word of apology for all the trouble.",
            "They never said sorry for the error.", "I expected an apology and got none.");
    private static final List<String> FRIENDLY = List.of("The woman I spoke with was very kind.", "Such a friendly young man.",
            "Friendly and polite from beginning to end.", "A kind and friendly person helped me.", "Very nice and polite agent.");
    private static final List<String> ALONE = List.of("Your website colours hurt my eyes.", "Greetings from Portugal to everybody.");

    private static final List<AskedCriterion> CRITERIA = List.of(
            criterion("empathy", "Does the agent apologise or show understanding when something went wrong?"),
            criterion("polite_language", "Is the agent's language polite and friendly throughout?"),
            criterion("asks_reference", "Does the agent ask for the order number?"));

    private static AskedCriterion criterion(String id, String question) {
        return new AskedCriterion("support", id, question, List.of(question));
    }

    @AfterAll
    static void end() {
        EMBEDDER.close();
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(WAITING);
        all.addAll(SORRY);
        all.addAll(ALONE);
        all.addAll(FRIENDLY);
        all.add("The agent was really kind, but nobody said sorry for the mistake. I like your shop.");
        return all;
    }

    private static CommentTheme with(List<CommentTheme> themes, List<String> comments, String comment) {
        int at = comments.indexOf(comment);
        return themes.stream().filter(theme -> theme.comments().contains(at)).findFirst().orElseThrow();
    }

    @Test
    void whatIsMeantAlikeIsOneThemeWithTheCriterionThatAsksAboutIt() {
        List<String> comments = all();
        List<CommentTheme> themes = THEMES.of(comments, CRITERIA);

        CommentTheme sorry = with(themes, comments, SORRY.getFirst());
        assertThat(sorry.comments()).as("%s", themes).contains(comments.indexOf(SORRY.get(1)), comments.indexOf(SORRY.get(2)));
        assertThat(sorry.comments()).doesNotContain(comments.indexOf(WAITING.getFirst()), comments.indexOf(FRIENDLY.get(1)));
        assertThat(sorry.near()).as("%s", themes).extracting(AskedCriterion::id).first().isEqualTo("empathy");
        CommentTheme friendly = with(themes, comments, FRIENDLY.get(2));
        assertThat(friendly.near()).as("%s", themes).extracting(AskedCriterion::id).first().isEqualTo("polite_language");
        CommentTheme waiting = with(themes, comments, WAITING.get(1));
        assertThat(waiting.near()).as("nothing is asked about waiting").isEmpty();
        assertThat(String.join(" ", waiting.words())).containsAnyOf("wait", "long");
    }

    @Test
    void whatStandsAloneAndWhatIsTooLittleIsNoTheme() {
        List<String> comments = all();

        assertThat(THEMES.of(comments, CRITERIA)).allSatisfy(theme -> {
            assertThat(theme.comments()).hasSizeGreaterThanOrEqualTo(CommentTheme.FEWEST);
            assertThat(theme.comments()).doesNotContain(comments.indexOf(ALONE.getFirst()));
        });
        assertThat(THEMES.of(List.of("Nobody said sorry.", "No apology at all."), CRITERIA)).isEmpty();
        assertThat(THEMES.of(List.of(), List.of())).isEmpty();
        assertThat(THEMES.of(List.of("ok", "", "   ", "!!!"), CRITERIA)).isEmpty();
    }

    @Test
    void theSameCommentsGiveTheSameThemes() {
        assertThat(THEMES.of(all(), CRITERIA)).isEqualTo(THEMES.of(all(), CRITERIA));
    }
}
