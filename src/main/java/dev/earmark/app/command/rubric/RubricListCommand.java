package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.fault.Fault;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code earmark rubric list}. */
@Command(name = "list", description = "Lists the rubrics: id, version, number of criteria, channels, title.")
final class RubricListCommand implements Callable<Integer> {

    private final Session session;

    RubricListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            RubricShelf shelf = application.rubrics();
            for (String id : shelf.ids()) {
                list(shelf, id);
            }
        }
        return session.complaints().exitCode();
    }

    private void list(RubricShelf shelf, String id) {
        try {
            Rubric rubric = shelf.get(id);
            String channels = rubric.channels().stream().sorted().map(Channel::label).collect(Collectors.joining(","));
            String line = String.format(Locale.ROOT, "%-24s v%-4d %3d criteria  %-12s %s",
                    rubric.id(), rubric.version(), rubric.criteria().count(), channels, rubric.title());
            session.output().line(PlainText.oneLine(line));
        } catch (Fault wrong) {
            session.tell(wrong);
        }
    }
}
