package dev.earmark.app.command.rubric;

import dev.earmark.app.Session;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code earmark rubric schema}. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of rubrics, for editors that check and complete YAML.",
        footerHeading = "%nExample:%n",
        footer = "  earmark rubric schema > rubric.schema.json")
final class RubricSchemaCommand implements Callable<Integer> {

    private final Session session;

    RubricSchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path schema = session.home().resolve("rubrics").resolve("rubric.schema.json");
        try {
            session.output().line(Files.readString(schema).strip());
        } catch (IOException missing) {
            throw new Unavailable("app.schema-missing", "The schema of rubrics is not at " + schema + "; is the installation whole?",
                    missing);
        }
        return session.complaints().exitCode();
    }
}
