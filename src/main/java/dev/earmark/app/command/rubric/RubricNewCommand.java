package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.rubric.criteria.RubricDraft;
import dev.earmark.rubric.criteria.TradeCriterion;
import dev.earmark.rubric.criteria.UsualCriteria;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark rubric new}. */
@Command(
        name = "new",
        sortOptions = false,
        description =
        "Writes a new rubric of criteria from the library. At a terminal it asks for what no option gives.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark rubric new",
            "  earmark rubric new claims-chat --channel chat --criteria greeting,empathy,ownership --title \"Claims chat\"",
            "  earmark rubric library --channel chat      what there is to choose from"
        })
final class RubricNewCommand implements Callable<Integer> {

    private final Session session;
    private final Dialogue dialogue;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The rubric's name, which is also the name of its file.")
    private @Nullable String id;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title above a scorecard (default: made from the id).")
    private @Nullable String title;

    @Option(names = "--channel", paramLabel = "voice|chat|email", description = "What the rubric is for.")
    private @Nullable String channel;

    @Option(names = "--criteria", paramLabel = "NAMES",
            description = "Names in the library, with commas; +NAME and -NAME change the usual choice (default: the usual choice).")
    private @Nullable String criteria;

    @Option(names = "--house", paramLabel = "NAMES", description = "Names that customers know you by, with commas.")
    private @Nullable String house;

    RubricNewCommand(Session session) {
        this.session = session;
        this.dialogue = new Dialogue(session);
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Path folder = application.rubricFolder();
            String name = id != null ? free(folder, id)
                    : asked("ID", "Id, for instance claims-chat", "", answer -> free(folder, answer));
            String shown = title != null ? titled(title) : dialogue.possible() ?
                    dialogue.ask("Title", title(name), RubricNewCommand::titled)
                    : title(name);
            Channel wanted = channel != null ? ChannelName.read(channel)
                    : asked("--channel", "Channel: 1 voice, 2 chat, 3 email", "voice", ChannelName::read);
            RubricDraft draft = new RubricDraft(name, shown, wanted, List.of(), chosen(application, wanted));
            Path file = written(folder.resolve(name + ".yaml"), new RubricDraft(name, shown, wanted, house(), draft.criteria()).text());
            next(name, file, draft.criteria().size());
        }
        return session.complaints().exitCode();
    }

    private List<TradeCriterion> chosen(Application application, Channel wanted) {
        List<TradeCriterion> offered = application.criteria().of(wanted);
        CriteriaAnswer answer = new CriteriaAnswer(offered, UsualCriteria.of(wanted));
        if (criteria != null || !dialogue.possible()) {
            return answer.read(criteria == null ? "" : criteria);
        }
        session.output().line("Criteria for " + wanted.label() + "; * is the usual choice:");
        CriteriaList.print(session, offered, UsualCriteria.of(wanted), true);
        return dialogue.ask("Numbers or names with commas; +name and -name change the usual choice; Enter takes it", "", answer::read);
    }

    private List<String> house() {
        String names = house != null ? house
                : dialogue.possible() ?
                        dialogue.ask("Names that customers know you by, with commas (Enter: later)", "", RubricNewCommand::house) : "";
        return spoken(house(names));
    }

    private static List<String> spoken(String names) {
        return Arrays.stream(names.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /** Phrases are words without punctuation. */
    private static String house(String names) {
        String spoken = names.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}', ]+", " ").replaceAll(" +", " ").strip();
        if (!names.isBlank() && spoken.replace(",", "").isBlank()) {
            throw new Rejected("app.usage", "The names are \"" + names + "\"; write them as people say them.");
        }
        return spoken;
    }

    private <T> T asked(String option, String question, String usual, java.util.function.Function<String, T> reader) {
        if (!dialogue.possible()) {
            throw new Rejected("app.usage",
                    option + " is missing, and nobody is at the terminal to be asked; see earmark rubric new --help.");
        }
        return dialogue.ask(question, usual, reader);
    }

    private static String free(Path folder, String id) {
        if (!id.matches("[a-z][a-z0-9_-]{0,63}")) {
            throw new Rejected("app.usage", "The id is \"" + id
                    + "\"; begin with a lower-case letter and go on with those, digits, hyphens and underscores, 64 in all at most.");
        }
        Path file = folder.resolve(id + ".yaml");
        if (Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file);
        }
        return id;
    }

    private static Conflict exists(Path file) {
        return new Conflict("rubric.exists", "There is a file " + file + " already, and it is not written over; choose another id.");
    }

    private static String title(String id) {
        String words = id.replace('-', ' ').replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String titled(String text) {
        String title = PlainText.oneLine(text).strip();
        if (title.isEmpty() || title.length() > 200) {
            throw new Rejected("app.usage", "The title has " + title.length() + " characters; it must have 1 to 200.");
        }
        return title;
    }

    private static Path written(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException taken) {
            throw exists(file);
        } catch (IOException failed) {
            throw new Unavailable("rubric.not-written", "The rubric cannot be written to " + file + " (" + failed.getClass().getSimpleName()
                    + "); name a folder of your own by the setting rubrics.folder.", failed);
        }
    }

    private void next(String name, Path file, int count) {
        List.of("Written: " + file + ", " + count + " criteria.",
                "Next:",
                "  open it and put your names and your words in",
                "  ./earmark rubric lint " + name + "                what could be better",
                "  ./earmark rubric try " + name + " FOLDER          what it finds in conversations of yours")
                .forEach(line -> session.output().line(PlainText.oneLine(line)));
    }
}
