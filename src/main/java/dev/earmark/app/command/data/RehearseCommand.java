package dev.earmark.app.command.data;

import dev.earmark.app.Service;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code earmark rehearse}, called by the launcher after a build: scores the sample chats and starts a service that nobody knows, so that
 * the machine's Java can keep what it loaded and learnt for that.
 */
@Command(name = "rehearse", hidden = true, description = "Lets Java learn what a start needs; the launcher does this after a build.")
public final class RehearseCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RehearseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        spec.root().commandLine().execute("score", session.home().resolve("eval-sets/sample-calls/chats").toString());
        Path storage = Folders.forAWhile(session);
        session.override("store.folder", storage);
        session.override("web.port", 0);
        session.override("web.management-port", 0);
        try (Service service = new Service(session)) {
            service.start();
            session.output().line(service.address().toString());
        } finally {
            Folders.remove(storage);
        }
        return session.complaints().exitCode();
    }
}
