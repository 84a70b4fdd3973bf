package dev.earmark.app.command.speech;

import dev.earmark.adapting.Adaptation;
import dev.earmark.adapting.HouseSource;
import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.fault.Rejected;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark speech adapt}. */
@Command(
        name = "adapt",
        description = "Adapts the recogniser to the talk of your house, from scripts, articles, chats and corrected transcripts: learns a "
                + "new version, tells what it gives on a tenth of the texts that was held out, and puts it in use if that is better. "
                + "Words that only one conversation or paragraph has are not learnt, nor are private ones.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark speech adapt scripts/ knowledge-base.md chats.jsonl",
            "  earmark speech adapt corrected/ --name billing --try"})
final class AdaptCommand implements Callable<Integer> {

    private static final String USUAL = "house";

    private final Session session;

    @Parameters(paramLabel = "TEXT", arity = "1..*",
            description = "Files and folders: conversations in every format that is read, and plain text, Markdown or HTML. Words are "
                    + "counted in the recording of the same name beside a transcript, or in the one that it names.")
    private List<Path> texts = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", defaultValue = USUAL,
            description = "What the version is called before its number (default: ${DEFAULT-VALUE}), such as that of a queue.")
    private String name = USUAL;

    @Option(names = "--force", description = "Put it in use also if it is not better.")
    private boolean force;

    @Option(names = "--not-in-use", description = "Keep it without putting it in use, such as for one queue.")
    private boolean notInUse;

    @Option(names = "--try", description = "Only tell what it would give.")
    private boolean trial;

    AdaptCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!name.matches(AdaptedTalks.LINE)) {
            throw new Rejected("speech.adapted-name", "\"" + name + "\" cannot be the name of a version: it has small letters, digits and "
                    + "hyphens, begins with a letter, and has at most 40 of them.");
        }
        try (Application application = session.application()) {
            List<HouseSource> sources = application.houseTexts().read(texts, session::tell);
            Adaptation adaptation = application.adaptation();
            Adaptation.Learnt learnt = adaptation.learn(sources, session::tell, session.progress());
            session.progress().clear();
            tell(learnt);
            new UnknownWords(session.output()).print(learnt.words().unknown(), application.soundNeighbours());
            if (!trial) {
                boolean use = !notInUse && (learnt.better() || force);
                tell(adaptation.keep(learnt, name, use), learnt, use);
            }
        }
        return session.complaints().exitCode();
    }

    private void tell(Adaptation.Learnt learnt) {
        AdaptedTalk.Facts facts = learnt.facts();
        line("%,d text%s with %,d words; %,d of them are in at least two conversations or paragraphs and are learnt.", facts.texts(),
                facts.texts() == 1 ? "" : "s", facts.words(), learnt.words().learnt());
        line("Measured on %,d of the texts, with the others learnt:", learnt.heldOut());
        line("  perplexity         %8.1f before %8.1f after   (%,d words)", facts.perplexityBefore(), facts.perplexityAfter(),
                learnt.measured());
        facts.errors().ifPresent(errors -> line("  words heard wrongly %6.1f %% before %6.1f %% after   (%,d words)", errors.before(),
                errors.after(), errors.words()));
    }

    private void tell(AdaptedTalk kept, Adaptation.Learnt learnt, boolean use) {
        if (!learnt.better()) {
            line(learnt.hearsWorse() ? "More words are heard wrongly." : "Perplexity does not get better: the texts tell nothing new about "
                    + "what is said, or are too few.");
        }
        line(use ? "%s is in use; a service that runs takes it as soon as no call is being heard."
                : "%s is kept and not in use; \"earmark speech use %1$s\" or the "
                + "settings speech.adapted and speech.queue-adapted choose it.", kept.name());
        line("SHA-256 %s", kept.sha256());
    }

    private void line(String format, Object... values) {
        session.output().line(String.format(Locale.ROOT, format, values));
    }
}
