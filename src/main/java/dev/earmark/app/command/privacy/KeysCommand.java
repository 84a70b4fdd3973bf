package dev.earmark.app.command.privacy;

import dev.earmark.access.AuditEntry;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.encryption.KeyCopy;
import dev.earmark.encryption.KeyFile;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.MasterKey;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.fault.Rejected;
import dev.earmark.store.DataKeys.State;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earmark keys}: the keys by which everything is encrypted. */
@Command(name = "keys", description = "Makes, changes, saves and puts back the keys by which recordings and words are encrypted.")
public final class KeysCommand implements Runnable {

    private static final String BY = "command line";
    private static final int AT_ONCE = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static CommandLine with(Session session) {
        return new CommandLine(new KeysCommand()).addSubcommand(new Make(session)).addSubcommand(new Shown(session))
                .addSubcommand(new Rotate(session)).addSubcommand(new Save(session)).addSubcommand(new PutBack(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    private static void noted(Storage storage, String action, String detail) {
        storage.store().<Boolean>write(tx -> {
            tx.audit().append(new AuditEntry(Clock.systemUTC().instant(), BY, action, "", detail));
            return true;
        });
    }

    private static State encrypted(Storage storage) {
        State state = storage.store().read(tx -> tx.keys().state());
        if (state.master() == null) {
            throw new Rejected("encryption.off", "Nothing is encrypted here, so there are no keys: set encryption.key and start the"
                    + " service.");
        }
        return state;
    }

    /** {@code earmark keys make}. */
    @Command(
            name = "make",
            description = "Makes a new master key in a file that nobody else may read. Keep a copy of it elsewhere: without it nothing that"
                    + " is encrypted can be read again, by nobody.",
            footerHeading = "%nExample:%n",
            footer = "  earmark keys make /etc/earmark/master.key && echo 'encryption: {key: \"file:/etc/earmark/master.key\"}'"
                    + " >> earmark.yaml")
    static final class Make implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "FILE", description = "A file that is there is not written over.")
        private Path file = Path.of("");

        Make(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            String name = KeyFile.make(file);
            session.output().line("Master key " + name + " is in " + file + ". Keep a copy elsewhere, not beside the backups.");
            return session.complaints().exitCode();
        }
    }

    /** {@code earmark keys show}. */
    @Command(name = "show", description = "Says whether what is kept is encrypted, by which master key, and how far that is.")
    static final class Shown implements Callable<Integer> {

        private final Session session;

        @Mixin
        private final DataOption data = new DataOption();

        Shown(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            try (Storage storage = session.storage()) {
                State state = storage.store().read(tx -> tx.keys().state());
                if (state.master() == null) {
                    session.output().line("Nothing is encrypted. To turn it on, set encryption.key and start the service.");
                    return session.complaints().exitCode();
                }
                session.output().line("Encrypted since " + state.begun() + "; new keys are wrapped by the master key " + state.master()
                        + ".");
                state.byMaster().entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .forEach(kept -> session.output().line("  " + kept.getValue() + " data keys are wrapped by " + kept.getKey()
                                + (kept.getKey().equals(state.master()) ? "" : ", which is still needed: earmark keys rotate")));
                session.output().line(state.left() == 0 ? "Nothing is left in the clear from before."
                        : state.left() + " interactions from before are not yet encrypted; the service does it beside its work.");
            }
            return session.complaints().exitCode();
        }
    }

    /** {@code earmark keys rotate}. */
    @Command(
            name = "rotate",
            description = "Wraps all data keys by the master key of encryption.key, so that the one of encryption.old-key can be thrown"
                    + " away. The service may run; every node must have been started with both keys. May be broken off and run again.",
            footerHeading = "%nExample:%n",
            footer = {"  earmark keys make /etc/earmark/master-2.key",
                    "  # encryption.key: file:/etc/earmark/master-2.key, encryption.old-key: file:/etc/earmark/master.key; start again",
                    "  earmark keys rotate"})
    static final class Rotate implements Callable<Integer> {

        private final Session session;

        @Mixin
        private final DataOption data = new DataOption();

        Rotate(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            MasterKey master = KeyRing.of(session.settings().encryption()).master()
                    .orElseThrow(() -> new Rejected("encryption.off", "encryption.key is not set: there is no master key to change to."));
            try (Storage storage = session.storage()) {
                encrypted(storage);
                storage.store().<Boolean>write(tx -> {
                    tx.keys().master(master.name());
                    return true;
                });
                int all = 0;
                for (int some = rewrapped(storage); some > 0; some = rewrapped(storage)) {
                    all += some;
                }
                noted(storage, "keys.rotate", all + " data keys to master key " + master.name());
                List<String> left = storage.store().read(tx -> tx.keys().wrappedByOther(List.of(master.name()))).stream().toList();
                session.output().line(all + " data keys are wrapped by the master key " + master.name() + " now. " + (left.isEmpty()
                        ? "Take encryption.old-key out of the settings; copies of keys from before, and whoever reads them, need the old"
                                + " one."
                        : "Others are at work on the rest: run it again."));
            }
            return session.complaints().exitCode();
        }

        private static int rewrapped(Storage storage) {
            return storage.store().<Integer>write(tx -> tx.keys().rewrap(AT_ONCE));
        }
    }

    /** {@code earmark keys backup}. */
    @Command(
            name = "backup",
            description = "Copies the data keys, wrapped as they are, into a file: earmark backup leaves them out, so that what is"
                    + " deleted can be read in no backup. Delete older copies of this file: whoever has one, and the master key, can"
                    + " read what was deleted since.",
            footerHeading = "%nExample:%n",
            footer = "  earmark keys backup /mnt/keys/2026-11-22.keys && rm -f /mnt/keys/2026-11-21.keys")
    static final class Save implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "FILE", description = "A file that is there is not written over.")
        private Path file = Path.of("");

        @Mixin
        private final DataOption data = new DataOption();

        Save(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            try (Storage storage = session.storage()) {
                encrypted(storage);
                int count = KeyCopy.write(file, after -> storage.store().read(tx -> tx.keys().page(after, AT_ONCE)));
                noted(storage, "keys.backup", count + " data keys");
                session.output().line(count + " data keys are in " + file + ". Delete older copies of them: with one, what was deleted"
                        + " since can be read in older backups.");
            }
            return session.complaints().exitCode();
        }
    }

    /** {@code earmark keys restore}. */
    @Command(
            name = "restore",
            description = "Puts data keys back that earmark keys backup copied, where there are none: for a database that was restored by"
                    + " pg_restore. Keys of what was deleted are not put back.",
            footerHeading = "%nExample:%n",
            footer = "  earmark keys restore /mnt/keys/2026-11-22.keys")
    static final class PutBack implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "FILE", description = "The newest that there is.")
        private Path file = Path.of("");

        @Mixin
        private final DataOption data = new DataOption();

        PutBack(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            List<WrappedKey> keys = KeyCopy.read(file);
            try (Storage storage = Storage.withoutKeys(session.settings(), session.dataFolder())) {
                encrypted(storage);
                int put = 0;
                for (int at = 0; at < keys.size(); at += AT_ONCE) {
                    List<WrappedKey> some = keys.subList(at, Math.min(keys.size(), at + AT_ONCE));
                    put += storage.store().<Integer>write(tx -> (int) some.stream().filter(tx.keys()::put).count());
                }
                noted(storage, "keys.restore", put + " data keys");
                session.output().line(put + " of " + keys.size() + " data keys were put back; the others are there already, or belong to"
                        + " what was deleted.");
            }
            return session.complaints().exitCode();
        }
    }
}
