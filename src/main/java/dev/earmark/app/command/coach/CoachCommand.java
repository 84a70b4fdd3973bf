package dev.earmark.app.command.coach;

import dev.earmark.access.Reach;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.fault.Rejected;
import dev.earmark.insight.AgentInsight;
import dev.earmark.insight.AgentInsight.Known;
import dev.earmark.report.json.InsightJson;
import dev.earmark.report.json.ResultJson;
import dev.earmark.report.terminal.InsightLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark coach}. */
@Command(
        name = "coach",
        sortOptions = false,
        description =
        "Shows patterns over an agent's scored interactions: strengths first, at most one thing to practise, and whether coaching went "
        + "along with a change. A single miss is not a pattern.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark coach a-17", "  earmark coach a-17 --since 2026-03-01 --json"})
public final class CoachCommand implements Callable<Integer> {

    private static final Duration USUAL = Duration.ofDays(90);

    private final Session session;
    private final Clock clock;

    @Parameters(paramLabel = "AGENT", description = "Id of the agent, as interactions name it.")
    private String agent = "";

    @Option(names = "--since", paramLabel = "DAY", description = "Interactions from this day on, as in 2026-03-01 (default: 90 days).")
    private @Nullable String since;

    @Option(names = "--json", description = "As JSON, like the API.")
    private boolean json;

    @Mixin
    private final DataOption data = new DataOption();

    public CoachCommand(Session session) {
        this.session = session;
        this.clock = Clock.systemUTC();
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        Instant from = since == null ? clock.instant().minus(USUAL) : day(since);
        try (Storage storage = session.storage()) {
            Known known = new AgentInsight(storage.store()).of(agent, Reach.EVERYTHING, from);
            if (json) {
                session.output().line(ResultJson.line(InsightJson.of(known)));
            } else {
                new InsightLines(session.terminal().colour(), session.terminal().columns()).of(known).lines()
                        .forEach(line -> session.output().line(line));
            }
        }
        return session.complaints().exitCode();
    }

    private static Instant day(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new Rejected("app.usage", "--since must be a day, as in 2026-03-01.", wrong);
        }
    }
}
