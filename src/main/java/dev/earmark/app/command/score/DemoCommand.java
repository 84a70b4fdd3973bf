package dev.earmark.app.command.score;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Round;
import dev.earmark.interaction.Facts;
import dev.earmark.pipeline.Details;
import dev.earmark.rubric.Rubric;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark demo}: what a newcomer runs first. */
@Command(
        name = "demo",
        description =
        "Scores the sample conversations that come with Earmark (synthesised: nobody in them exists) and writes a page for each.",
        footerHeading = "%nExample:%n",
        footer = "  earmark demo --html pages")
public final class DemoCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--html", paramLabel = "FOLDER", description = "Where the pages go (default: ${DEFAULT-VALUE}).",
            defaultValue = "earmark-demo")
    private Path html = Path.of("earmark-demo");

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Results results = new Results(session, application, Format.text, html);
            for (Samples.Sample sample : Samples.of(session.home())) {
                Rubric rubric = application.rubrics().get(sample.rubric());
                Details known = Details.of(null, new Facts(null, sample.agent(), null, sample.customer()), null, null);
                session.output().line(PlainText.oneLine(sample.title() + ". " + sample.about()));
                application.intake().take(sample.file(), known, new Round(session).each(accepted ->
                        results.show(accepted, application.pipeline().run(accepted.found(), rubric, session.progress()), rubric)));
            }
            results.end();
        }
        goOn();
        return session.complaints().exitCode();
    }

    private void goOn() {
        List.of(
                        "Next:",
                        "  ./earmark score call.wav --html call.html   a recording of yours (stereo: agent on the left)",
                        "  ./earmark rubric show bank-phone-service    what was asked, and ./earmark rubric list what else can be",
                        "  ./earmark score --help                      everything else")
                .forEach(session.output()::line);
    }
}
