package dev.earmark.app.command.score;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.example.ExamplePage;
import dev.earmark.app.command.part.Round;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.pipeline.Details;
import dev.earmark.rubric.Rubric;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark demo}: what a newcomer runs first. */
@Command(
        name = "demo",
        sortOptions = false,
        description =
        "Scores the sample conversations that come with Earmark (synthesised, with invented people) and writes a page for each. "
                + "With --page, fills a folder of its own with eight weeks of an invented contact centre, and runs the service's page on "
                + "it.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark demo --html pages", "  earmark demo --page", "  earmark demo --page --fresh --port 9000"})
public final class DemoCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--html", paramLabel = "FOLDER", description = "Folder of the pages (default: ${DEFAULT-VALUE}).",
            defaultValue = "earmark-demo")
    private Path html = Path.of("earmark-demo");

    @Option(names = "--page", description = "Runs the page of the service on the example, logged in by a link that is printed.")
    private boolean page;

    @Option(names = "--data", paramLabel = "FOLDER",
            description = "With --page: folder of the example (default: example in the data folder).")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "With --page: its port (default: any that is free).")
    private int port;

    @Option(names = "--fresh", description = "With --page: throws away what was done in the example before.")
    private boolean fresh;

    @Option(names = "--no-open", description = "With --page: prints the link and opens no browser.")
    private boolean noOpen;

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (page) {
            return new ExamplePage(session, data, !noOpen).run(fresh, port);
        }
        if (data != null || fresh || noOpen || port != 0) {
            throw new Rejected("app.usage", "--data, --port, --fresh and --no-open belong to --page.");
        }
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
                        "  ./earmark score --help                      everything else",
                        "  ./earmark demo --page                       the page, in a house where people have worked for eight weeks")
                .forEach(session.output()::line);
    }
}
