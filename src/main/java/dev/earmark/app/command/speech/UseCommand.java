package dev.earmark.app.command.speech;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code earmark speech use}. */
@Command(
        name = "use",
        description = "Puts a version that was learnt from texts of your house in use, also an older one, or none.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark speech use house-2", "  earmark speech use none"})
final class UseCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "VERSION", description = "As \"earmark speech models\" lists them, or none.")
    private String version = AdaptedTalks.NONE;

    UseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            AdaptedTalks adapted = application.models().adapted();
            Optional<AdaptedTalk> chosen = version.equals(AdaptedTalks.NONE) ? Optional.empty() : Optional.of(adapted.named(version));
            adapted.use(chosen);
            session.output().line(chosen.map(talk -> talk.name()
                    + " is in use; a service that runs takes it as soon as no call is being heard.")
                    .orElse("Nothing that was learnt from texts of your house is in use;"
                            + " a service that runs drops it as soon as no call is being heard."));
            String setting = application.settings().speech().adapted();
            if (!setting.equals(AdaptedTalks.IN_USE)) {
                session.note("speech.adapted-set", "The setting speech.adapted is " + setting + " and holds all the same.");
            }
        }
        return session.complaints().exitCode();
    }
}
