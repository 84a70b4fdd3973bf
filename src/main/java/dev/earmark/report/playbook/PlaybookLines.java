package dev.earmark.report.playbook;

import dev.earmark.playbook.BestPerformers;
import dev.earmark.playbook.Performer;
import dev.earmark.playbook.making.MadePlaybook;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.text.PlainText;
import java.util.Locale;
import java.util.function.Consumer;

/** A playbook at a prompt. */
public final class PlaybookLines {

    private static final int SHOWN = 10;

    private final Consumer<String> out;

    public PlaybookLines(Consumer<String> out) {
        this.out = line -> out.accept(PlainText.oneLine(line));
    }

    public void print(MadePlaybook made) {
        out.accept(made.playbook().title());
        out.accept("");
        made.performers().stream().limit(SHOWN).forEach(this::performer);
        String missing = made.missing();
        if (missing != null) {
            out.accept(missing);
            return;
        }
        out.accept("");
        out.accept(String.format(Locale.ROOT, "%d plays; %,d habits and wordings compared in %,d calls, and corrected for that.",
                made.playbook().plays().size(), made.playbook().tried(), made.playbook().calls()));
        made.playbook().plays().forEach(this::play);
    }

    /** Who does best, all of them. */
    public void print(BestPerformers best) {
        String missing = best.missing();
        best.performers().forEach(this::performer);
        out.accept(missing == null ? String.format(Locale.ROOT, "* the best third, by %,d calls", best.calls()) : missing);
    }

    private void performer(Performer performer) {
        out.accept(String.format(Locale.ROOT, "  %s %-24s %5.1f %% (± %.1f) with the same calls as everybody; %,d calls",
                performer.top() ? "*" : " ", PlainText.quoted(performer.agent()), 100 * performer.shrunk(), 100 * performer.margin(),
                performer.calls()));
    }

    private void play(PlayText play) {
        out.accept("");
        out.accept(play.id() + "  " + PlayWords.when(play) + ", " + (play.avoid() ? "avoid: " : "say: ") + play.say());
        out.accept("    " + PlayWords.effect(play));
        out.accept("    " + PlayWords.who(play));
        for (ClipText clip : play.clips()) {
            out.accept("    - \"" + clip.text() + "\" (" + clip.interaction() + ", turn " + (clip.turn() + 1) + ")");
        }
    }
}
