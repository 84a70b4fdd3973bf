package dev.earmark.app.command.score;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Round;
import dev.earmark.app.command.part.RubricChoice;
import dev.earmark.app.command.part.RubricChoice.Chosen;
import dev.earmark.interaction.Progress;
import dev.earmark.language.GuardedModel;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
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
            "  earmark score chats/ --rubric my-rubric.yaml --forecast",
            "  earmark score chats.jsonl --format json | jq -c '[.id, .scorecard.percent]'"
        })
public final class ScoreCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Conversations conversations = new Conversations();

    @Option(names = "--rubric", paramLabel = "ID|FILE",
            description = "Rubric to score by (default: the one for the channel that fits best, otherwise the usual one;"
            + " says which and why).")
    private @Nullable String rubric;

    @Option(names = "--format", description = "text, or json: one object a line as each is done (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Format format = Format.text;

    private @Nullable Chosen told;

    @Option(names = "--html", paramLabel = "FILE|FOLDER",
            description = "Also write a page for each conversation: FILE.html for one, a folder for several.")
    private @Nullable Path html;

    @Option(names = "--forecast",
            description = "Instead of scoring: about how many questions, tokens and how much money a language model would take.")
    private boolean forecast;

    public ScoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            if (rubric != null) {
                application.calibrations().lookIn(application.rubrics().folderOf(rubric));
            }
            RubricChoice rubrics = new RubricChoice(application.rubrics(), application.settings().rubrics(), rubric,
                    application.embedder(), application.embedderOfRubrics());
            rubrics.check();
            if (forecast) {
                ScoreForecast sum = new ScoreForecast(session, application.forecaster(), rubrics);
                conversations.each(application.intake(), new Round(session).each(sum::add));
                sum.end();
                return session.complaints().exitCode();
            }
            Results results = new Results(session, application, format, html);
            GuardedModel model = application.languageModel().orElse(null);
            ModelNews news = new ModelNews(session, model);
            try (SideBySide works = new SideBySide(model == null || model.atOnce() == 1 ? 1 : 2 * model.atOnce(), session::tell)) {
                conversations.each(application.intake(), new Round(session).each(accepted -> {
                    if (news.hopeless()) {
                        news.leaveOut();
                        return;
                    }
                    application.warmUp();
                    Incoming.Transcribed heard = heard(application, accepted);
                    Chosen by = rubrics.of(heard.transcript());
                    works.add(() -> application.pipeline().run(heard, by.rubric(), works.alone() ? session.progress() : Progress.SILENT),
                            result -> {
                                tell(accepted.file(), by);
                                results.show(accepted, result, by.rubric(), by.why());
                                news.after(accepted.file(), result);
                            });
                    if (news.unproved()) {
                        works.end();
                    }
                }));
                works.end();
            }
            results.end();
            news.end();
            conversations.tellPassedOver(application.intake(), session);
        }
        return session.complaints().exitCode();
    }

    /** One after the other: hearing takes the whole machine as it is. */
    private Incoming.Transcribed heard(Application application, Arrival.Accepted accepted) {
        return switch (accepted.found()) {
            case Incoming.Transcribed known -> known;
            case Incoming.Received received -> application.pipeline().heard(received, session.progress());
        };
    }

    /** Once for each choice in a row, so that a folder of one kind is one line. */
    private void tell(String file, Chosen chosen) {
        String why = chosen.why();
        if (why != null && !chosen.equals(told)) {
            told = chosen;
            session.note("rubric.chosen", file + " is scored by " + chosen.rubric().id() + ": " + why + "; --rubric names another.");
        }
    }
}
