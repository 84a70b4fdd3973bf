package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.rubric.criteria.LabelledCase;
import dev.earmark.rubric.criteria.TradeCriterion;
import dev.earmark.rubric.criteria.UsualCriteria;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark rubric library}. */
@Command(
        name = "library",
        description = "Lists the criteria that rubrics can be made of, or shows the file of one, with its labelled cases.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark rubric library --channel chat", "  earmark rubric library empathy"})
final class RubricLibraryCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The criterion to show (default: lists all).")
    private @Nullable String id;

    @Option(names = "--channel", paramLabel = "voice|chat|email", description = "Only criteria for this channel; * marks the usual choice.")
    private @Nullable String channel;

    RubricLibraryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            if (id != null) {
                show(application.criteria().get(id));
            } else if (channel != null) {
                Channel wanted = ChannelName.read(channel);
                CriteriaList.print(session, application.criteria().of(wanted), UsualCriteria.of(wanted), false);
            } else {
                CriteriaList.print(session, application.criteria().all(), List.of(), false);
            }
        }
        return session.complaints().exitCode();
    }

    private void show(TradeCriterion one) {
        line(one.title() + " (" + one.id() + ", " + one.group() + ")");
        line(one.why());
        line("");
        one.text().forEach(this::line);
        for (LabelledCase labelled : one.cases()) {
            line("");
            line(labelled.verdict() + "  " + labelled.trade() + ", " + labelled.channel().label());
            for (int turn = 0; turn < labelled.turns().size(); turn++) {
                Integer deciding = labelled.turn();
                line((deciding != null && deciding == turn ? "  > " : "    ")
                        + (labelled.turns().get(turn).speaker() == Speaker.AGENT ? "agent     " : "customer  ")
                        + labelled.turns().get(turn).text());
            }
        }
    }

    private void line(String text) {
        session.output().line(PlainText.oneLine(text));
    }
}
