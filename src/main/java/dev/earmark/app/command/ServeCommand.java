package dev.earmark.app.command;

import dev.earmark.app.Service;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.telemetry.JsonLog;
import dev.earmark.text.PlainText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code earmark serve}. */
@Command(
        name = "serve",
        sortOptions = false,
        description =
        "Takes in recordings, chats and e-mails by HTTP and from a folder, scores them, keeps the results and notifies other systems.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark serve",
            "  earmark serve --data /var/lib/earmark --port 9000",
            "  EARMARK_STORE_URL=jdbc:postgresql://db/earmark EARMARK_NODE_ROLE=worker earmark serve"
        })
final class ServeCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the API (default: the setting web.port).")
    private @Nullable Integer port;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonLog.use();
        data.applyTo(session);
        session.override("web.port", port);
        try (Service service = new Service(session)) {
            service.start();
            session.atEnd(service::close);
            greet(service);
            return service.awaitEnd();
        }
    }

    private void greet(Service service) {
        session.output().line(PlainText.oneLine("Earmark is ready: " + service.address() + " (" + service.describe() + ")"));
        service.firstAdminLink().ifPresent(link -> session.output().line(
                "Nobody can log in yet. Open this link once to become the administrator (valid for 24 hours): " + link));
    }
}
