package dev.earmark.app.command;

import dev.earmark.access.Permission;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.app.command.part.NewKey;
import dev.earmark.fault.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark key}. */
@Command(
        name = "key",
        sortOptions = false,
        description =
        "Makes an API key for a program and prints it. It is shown only once; only its digest is kept. Works while the service runs.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark key telephony --scope interactions:write --scope interactions:read", "  export EARMARK_KEY=$(earmark key me)"})
final class KeyCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "What the key is for; shown in lists and in the audit log.")
    private String name = "";

    @Option(names = "--scope", paramLabel = "SCOPE",
            description = "What it may do, such as interactions:read; can be repeated (default: everything).")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--days", paramLabel = "N", description = "How long it is valid (default: ${DEFAULT-VALUE}).", defaultValue = "365")
    private int days = 365;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--new", description = "Makes the data folder if there is none, for a key before the first start of the service.")
    private boolean fresh;

    KeyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        Set<Permission> allowed = permissions();
        int valid = validDays();
        try (Storage storage = fresh ? session.storageToFill() : session.storage()) {
            session.output().line(NewKey.in(storage.store(), name, allowed, valid));
        }
        return session.complaints().exitCode();
    }

    private int validDays() {
        if (days < 1 || days > 3650) {
            throw new Rejected("app.usage", "--days is " + days + "; it must be from 1 to 3650.");
        }
        return days;
    }

    private Set<Permission> permissions() {
        if (scopes.isEmpty()) {
            return EnumSet.allOf(Permission.class);
        }
        return scopes.stream().map(KeyCommand::permission).collect(Collectors.toUnmodifiableSet());
    }

    private static Permission permission(String label) {
        return Arrays.stream(Permission.values()).filter(permission -> permission.label().equals(label)).findFirst()
                .orElseThrow(() -> new Rejected("app.usage", "There is no scope \"" + label + "\"; there are "
                        + NewKey.labels(EnumSet.allOf(Permission.class)) + "."));
    }
}
