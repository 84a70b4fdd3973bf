package dev.earmark.app.command.score;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Round;
import dev.earmark.app.command.part.RubricChoice;
import dev.earmark.rubric.Rubric;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code earmark score}. */
@Command(
        name = "score",
        sortOptions = false,
        description =
        "Scores calls, chats and transcripts by a rubric, with evidence for every verdict and the moments worth hearing again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark score call.wav",
            "  earmark score call.mp3 --agent-channel right --html call.html",
            "  earmark score --agent agent.wav --customer customer.wav --agent-name Ann",
            "  earmark score calls/ --rubric my-rubric.yaml --html reports/",
            "  earmark score chats.jsonl --format json | jq -c '[.id, .scorecard.percent]'"
        })
public final class ScoreCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Conversations conversations = new Conversations();

    @Option(names = "--rubric", paramLabel = "ID|FILE",
            description = "Rubric to score by (default: the usual one of the channel; see rubric list).")
    private @Nullable String rubric;

    @Option(names = "--format", description = "text, or json: one object a line as each is done (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--html", paramLabel = "FILE|FOLDER",
            description = "Also write a page for each conversation: FILE.html for one, a folder for several.")
    private @Nullable Path html;

    public ScoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            if (rubric != null) {
                application.calibrations().lookIn(application.rubrics().folderOf(rubric));
            }
            RubricChoice rubrics = new RubricChoice(application.rubrics(), application.settings().rubrics(), rubric);
            rubrics.check();
            Results results = new Results(session, application, format, html);
            conversations.each(application.intake(), new Round(session).each(accepted -> {
                application.warmUp();
                Rubric chosen = rubrics.forChannel(accepted.channel());
                results.show(accepted, application.pipeline().run(accepted.found(), chosen, session.progress()), chosen);
            }));
            results.end();
        }
        return session.complaints().exitCode();
    }
}
