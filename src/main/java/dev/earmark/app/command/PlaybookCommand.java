package dev.earmark.app.command;

import dev.earmark.access.Permission;
import dev.earmark.access.Principal;
import dev.earmark.access.Role;
import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.audio.CallAudio;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.library.PlaybookShelf;
import dev.earmark.playbook.BestPerformers;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.making.MadePlaybook;
import dev.earmark.playbook.making.PerformerBoard;
import dev.earmark.playbook.making.PerformerQuestion;
import dev.earmark.playbook.making.PerformerQuestion.By;
import dev.earmark.playbook.making.PlaybookMaker;
import dev.earmark.playbook.making.PlaybookQuestion;
import dev.earmark.playbook.making.PlaybookQuestion.Goal;
import dev.earmark.playbook.page.PlaybookJson;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.report.html.ClipAudio;
import dev.earmark.report.html.PlayableAudio;
import dev.earmark.report.html.PlaybookHtml;
import dev.earmark.report.playbook.PerformersJson;
import dev.earmark.report.playbook.PlaybookLines;
import dev.earmark.steps.Recordings;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code earmark playbook}. */
@Command(
        name = "playbook",
        sortOptions = false,
        description =
        "Finds what the best agents do that others in the same situation do not, and which outcome it goes with, in the calls that the "
                + "service has kept. Each call is read once. Says what is missing when there are not enough calls.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark playbook --outcome resolved", "  earmark playbook --outcome csat --queue billing --html plays.html --draft",
            "  earmark playbook --criterion retail-support-chat:empathy --from 2026-11-01"})
final class PlaybookCommand implements Callable<Integer> {

    private static final String WHO = "command line";

    private final Session session;

    @Option(names = "--outcome", paramLabel = "NAME", defaultValue = "resolved",
            description = "csat, nps, resolved, sale, no-repeat or sentiment (default: ${DEFAULT-VALUE}).")
    private String outcome = "resolved";

    @Option(names = "--queue", paramLabel = "NAME", description = "Calls of this queue only.")
    private @Nullable String queue;

    @Option(names = "--performers", description = "Instead: the agents that do best by the outcome, drawn towards the usual.")
    private boolean performers;

    @Option(names = "--criterion", paramLabel = "RUBRIC:ID",
            description = "Instead: the agents that do best by a criterion of a rubric, such as retail-support-chat:empathy.")
    private @Nullable String criterion;

    @Option(names = "--from", paramLabel = "DATE", description = "Calls of this day (UTC) and later, such as 2026-11-01.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Calls of days before this one.")
    private @Nullable String to;

    @Option(names = "--json", description = "Prints the playbook as JSON, as it can be edited and published.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also writes a page in one file, with the sound of the clips.")
    private @Nullable Path page;

    @Option(names = "--draft", description = "Also keeps it as a draft, to be edited and published by a coach.")
    private boolean draft;

    @Option(names = "--without-meaning", description = "Compares words only: quicker, finds less.")
    private boolean withoutMeaning;

    @Mixin
    private final DataOption data = new DataOption();

    PlaybookCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        if (performers || criterion != null) {
            return performers();
        }
        PlaybookQuestion question = new PlaybookQuestion(Goal.of(outcome), queue, day("--from", from), day("--to", to));
        try (Application application = session.application(); Storage storage = session.storageToFill()) {
            MadePlaybook made = new PlaybookMaker(storage.store(), withoutMeaning ? null : application.embedder(), PlaySettings.USUAL,
                    Clock.systemUTC()).make(question);
            if (json) {
                session.output().line(PlaybookJson.write(made.playbook()));
            } else {
                new PlaybookLines(line -> session.output().line(line)).print(made);
            }
            if (page != null) {
                write(page, made, new Recordings(storage.blobs(), application.audio()), storage);
            }
            if (draft && !made.playbook().plays().isEmpty()) {
                new PlaybookShelf(storage.store(), Clock.systemUTC()).draft(PlaybookJson.write(made.playbook()),
                        new Principal(WHO, WHO, Role.ADMIN, null, Set.of(Permission.values()), true));
            }
        }
        return session.complaints().exitCode();
    }

    private int performers() {
        By by = criterion == null ? new By.Outcome(Goal.of(outcome)) : By.Met.of(criterion);
        PerformerQuestion question = new PerformerQuestion(by, queue, day("--from", from), day("--to", to));
        try (Storage storage = session.storage()) {
            BestPerformers best = new PerformerBoard(storage.store(), PlaySettings.USUAL).of(question, Instant.now());
            if (json) {
                session.output().line(PerformersJson.of(best));
            } else {
                new PlaybookLines(line -> session.output().line(line)).print(best);
            }
        }
        return session.complaints().exitCode();
    }

    private static @Nullable Instant day(String option, @Nullable String day) {
        try {
            return day == null ? null : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new Rejected("app.usage", option + " is \"" + PlainText.quoted(day == null ? "" : day)
                    + "\"; write a day such as 2026-11-01.", wrong);
        }
    }

    private void write(Path file, MadePlaybook made, Recordings recordings, Storage storage) {
        String missing = made.missing();
        String html = new PlaybookHtml(clip -> sound(clip, recordings, storage)).page(made.playbook(), missing == null ? "" : missing);
        try {
            Files.writeString(file, html);
        } catch (IOException full) {
            throw new Unavailable("playbook.not-written", "The page cannot be written to " + PlainText.quoted(file.toString()) + " ("
                    + full.getClass().getSimpleName() + ").", full);
        }
    }

    /** Whatever is wrong with one recording, the page is made. */
    private Optional<PlayableAudio> sound(ClipText clip, Recordings recordings, Storage storage) {
        Long start = clip.startMs();
        Long end = clip.endMs();
        if (start == null || end == null) {
            return Optional.empty();
        }
        try (CallAudio call = recordings.sound(clip.interaction(), storage.store()).orElse(null)) {
            return call == null ? Optional.empty() : call.parties().stream().filter(party -> party.speaker() == Speaker.AGENT
                    || party.speaker() == Speaker.UNKNOWN).findFirst().flatMap(party -> ClipAudio.of(party.pcm(), start, end));
        } catch (Fault unheard) {
            session.note("playbook.no-sound", "A clip of the interaction " + clip.interaction() + " has no sound: " + unheard.sentence());
            return Optional.empty();
        }
    }
}
