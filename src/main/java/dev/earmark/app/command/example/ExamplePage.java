package dev.earmark.app.command.example;

import dev.earmark.access.Passwords;
import dev.earmark.access.Secrets;
import dev.earmark.app.Service;
import dev.earmark.app.Session;
import dev.earmark.example.ExampleHouse;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs the service on the example, in a folder of its own, and says how to get in. */
public final class ExamplePage {

    private static final List<Map.Entry<String, String>> OTHERS = List.of(Map.entry("a reviewer", "example-lead"),
            Map.entry("a coach", "example-coach-2"), Map.entry("an agent", "example-06-login"));
    private static final int LOOK_MS = 500;

    private final Session session;
    private final Path folder;
    private final boolean open;

    /** @param folder named by the user; null for the usual one */
    public ExamplePage(Session session, @Nullable Path folder, boolean open) {
        this.session = session;
        this.folder = folder == null ? session.dataFolder().resolve("example") : folder;
        this.open = open && session.terminal().progress();
    }

    /**
     * Until the process is asked to end.
     *
     * @param fresh whether what was there before is thrown away
     * @param port  0 for any that is free
     */
    public int run(boolean fresh, int port) {
        ExampleFolder.prepare(folder, fresh);
        Session own = apart(port);
        try (Service service = new Service(own)) {
            service.start();
            session.atEnd(service::close);
            awaitReady(service);
            greet(service);
            if (session.terminal().progress()) {
                Thread.ofPlatform().daemon().name("terminal").start(() -> printOnEnter(service));
            }
            return service.awaitEnd();
        }
    }

    /** With the defaults: what the user has set for the service is not meant for the example. */
    private Session apart(int port) {
        Session own = session.apart();
        own.override("data", session.dataFolder().toAbsolutePath());
        own.override("store.folder", folder.toAbsolutePath());
        own.override("web.port", port);
        own.override("web.management-port", 0);
        own.override("upkeep.ballast-bytes", 0);
        return own;
    }

    private void awaitReady(Service service) {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Secrets secrets = new Secrets(new SecureRandom());
        String nobodyKnows = Passwords.forRandom(new SecureRandom()).hash(secrets.fresh());
        service.example().inhabit(nobodyKnows, () -> ready.complete(true));
        session.progress().about("filling the house");
        while (!isDone(ready)) {
            ExampleHouse.State state = service.example().state();
            session.progress().at("scoring chats", state.interactions() == 0 ? 0 : state.scored() / (double) state.interactions());
        }
        session.progress().clear();
    }

    private static boolean isDone(CompletableFuture<Boolean> ready) {
        try {
            return ready.get(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void greet(Service service) {
        ExampleHouse.State state = service.example().state();
        double seconds = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1000.0;
        say(String.format(Locale.ROOT, "The example is ready after %.0f s: %d conversations of eight weeks, all of them invented.", seconds,
                state.interactions()));
        if (state.loading()) {
            say("Its calls are still being transcribed, one after the other; the page says how many are left.");
        }
        if (state.trouble() != null) {
            say("It is not complete: " + state.trouble());
        }
        URI mine = service.exampleLink(ExampleHouse.VISITOR);
        say("Open it (once, within five minutes): " + mine);
        OTHERS.forEach(other -> say("  as " + other.getKey() + ": " + service.exampleLink(other.getValue())));
        say("It lies in " + folder + " and is there again next time; --fresh begins anew. Ctrl-C ends it"
                + (session.terminal().progress() ? ", Enter prints new links." : "."));
        if (open) {
            PageOpener.open(mine);
        }
    }

    private void say(String line) {
        session.output().line(PlainText.oneLine(line));
    }

    private void printOnEnter(Service service) {
        try {
            for (int typed = System.in.read(); typed >= 0; typed = System.in.read()) {
                if (typed == '\n') {
                    say("Open it: " + service.exampleLink(ExampleHouse.VISITOR));
                    OTHERS.forEach(other -> say("  as " + other.getKey() + ": " + service.exampleLink(other.getValue())));
                }
            }
        } catch (IOException closed) {
            // nobody types any more
        }
    }
}
