package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.played.PlayedPace;
import dev.earmark.eval.played.PlayedPace.Pace;
import dev.earmark.eval.server.Conduct;
import dev.earmark.pipeline.TranscriptReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** {@code earmark eval judge --played --parallel N}: one question after the other, N at once, and N at once at a server with limits. */
final class JudgePace {

    /** Of N times as fast. */
    private static final double LEAST_SHARE = 7 / 8.0;
    /** Conversations that are scored three times: some 40 seconds. */
    private static final int CONVERSATIONS = 48;
    private static final Duration TAKES = Duration.ofMillis(300);
    private static final int BROKEN_EVERY = 20;

    private final Session session;

    JudgePace(Session session) {
        this.session = session;
    }

    int run(int parallel) {
        try (Application application = session.application()) {
            PrintStream out = session.output().stream();
            PlayedPace pace = new PlayedPace(session.home().resolve("eval-sets/played-model"),
                    new EvalSets(session.home().resolve("eval-sets"), session.corpora()),
                    new TranscriptReader(application.settings().intake()), application.prompts(), application.settings().judge(),
                    application.embedder(), CONVERSATIONS);
            Conduct steady = Conduct.answeringIn(TAKES);
            int places = Math.max(1, parallel / 2);
            session.progress().at("one question after the other", 0);
            Pace single = run(pace, 1, steady);
            session.progress().at("several at the same time", 0.6);
            Pace several = run(pace, parallel, steady);
            Pace limited = run(pace, parallel, steady.limited(places, BROKEN_EVERY));
            session.progress().clear();
            out.println(CONVERSATIONS + " conversations, " + single.tally().questions() + " questions, a server that takes "
                    + TAKES.toMillis() + " ms for each:");
            print(out, "1 at a time", single, single);
            print(out, parallel + " at a time", several, single);
            print(out, parallel + " at a time, " + places + " places, every " + BROKEN_EVERY + "th request fails", limited, single);
            return broken(out, parallel, single, several, limited) ? Complaints.BAR_BROKEN : session.complaints().exitCode();
        }
    }

    private Pace run(PlayedPace pace, int parallel, Conduct conduct) {
        Path replies = Folders.forAWhile(session);
        try {
            return pace.run(parallel, conduct, replies);
        } finally {
            Folders.remove(replies);
        }
    }

    private static void print(PrintStream out, String how, Pace pace, Pace single) {
        out.println(String.format(Locale.ROOT, "  %s: %.1f s, %.1f questions a second, %.1f times as fast, at most %d in flight; %s, "
                + "%d left open; %d tokens in, %d of them read before; refused: %s", how, pace.seconds(), pace.questionsASecond(),
                single.seconds() / pace.seconds(), pace.mostAtOnce(),
                pace.verdicts().equals(single.verdicts()) ? "the same verdicts" : "OTHER verdicts", pace.leftOpen(),
                pace.tally().inputTokens(), pace.tally().cachedTokens(), pace.refused().isEmpty() ? "none" : pace.refused().toString()));
    }

    private static boolean broken(PrintStream out, int parallel, Pace single, Pace several, Pace limited) {
        boolean slow = single.seconds() / several.seconds() < LEAST_SHARE * parallel;
        boolean other = !several.verdicts().equals(single.verdicts()) || !limited.verdicts().equals(single.verdicts());
        if (slow) {
            out.println("BROKEN: less than 7 eighths of " + parallel + " times as fast.");
        }
        if (other) {
            out.println("BROKEN: the verdicts are not the same.");
        }
        return slow || other;
    }
}
