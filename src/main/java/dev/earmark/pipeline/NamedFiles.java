package dev.earmark.pipeline;

import dev.earmark.naming.NamePattern;
import dev.earmark.naming.SaidByName;
import java.nio.file.Path;

/** What the names of files and folders say about a conversation, by the setting {@code intake.name-pattern}. Safe for many threads. */
final class NamedFiles {

    private final NamePattern pattern;

    NamedFiles(IntakeSettings settings) {
        this.pattern = settings.names();
    }

    Details of(Path file) {
        return details(pattern.read(file, FileNames.conversation(file)));
    }

    /** By what both names have in common. */
    Details of(CallPairs.Pair pair) {
        return details(pattern.read(pair.agent(), pair.name()));
    }

    private static Details details(SaidByName said) {
        return new Details(said.id(), said.facts(), null, null, said.routing(), said.startedAt());
    }
}
