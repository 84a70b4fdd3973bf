package dev.earmark.app.command.speech;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.ShippedTalk;
import dev.earmark.speech.talk.NgramFst;
import dev.earmark.speech.talk.ServiceTalk;
import dev.earmark.speech.talk.TalkGraph;
import dev.earmark.speech.talk.TalkWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark speech build-model}. */
@Command(
        name = "build-model",
        description = "Rebuilds the weights of service talk from the wordings in models/service-talk and from published texts; the same "
                + "texts give the same weights. For those who change the wordings.",
        footerHeading = "%nExample:%n",
        footer = "  earmark speech build-model --output models/service-talk.weights.gz")
final class BuildModelCommand implements Callable<Integer> {

    private static final String TALK = "service-talk";

    private final Session session;

    @Option(names = "--texts", paramLabel = "FOLDER",
            description = "Published texts, *.txt.gz, an utterance a line (default: service-text of the material).")
    private @Nullable Path texts;

    @Option(names = "--output", paramLabel = "FILE",
            description = "Where the weights are written (default: only compared with those shipped).")
    private @Nullable Path output;

    BuildModelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Models models = application.models();
            ShippedTalk shipped = models.shippedTalk().stream().filter(talk -> talk.name().equals(TALK)).findFirst().orElseThrow(
                    () -> new Unavailable("speech.talk-missing", "The list of speech models has no talk named " + TALK + "."));
            NgramFst grammar = NgramFst.read(TalkGraph.in(models.unpacked(models.named(SpeechSettings.SMALL_ENGLISH), true)));
            Path folder = texts == null ? session.corpora().resolve("service-text") : texts;
            ServiceTalk talk = new ServiceTalk(shipped.file().resolveSibling(TALK), folder);
            named(talk.sources(), shipped);
            ServiceTalk.Built built = talk.build(grammar);
            tell(built, shipped);
        } catch (IOException failed) {
            throw new Unavailable("speech.talk-missing", "The weights cannot be read or written: " + failed.getMessage() + ".", failed);
        }
        return session.complaints().exitCode();
    }

    /** What is used is named, with its licence, where the weights are. */
    private static void named(List<String> sources, ShippedTalk shipped) {
        List<String> unnamed = sources.stream()
                .filter(source -> shipped.sources().stream().noneMatch(named -> named.startsWith(source + ","))).toList();
        if (!unnamed.isEmpty()) {
            throw new Unavailable("speech.talk-missing",
                    "The texts " + unnamed + " are not among the sources that the list of speech models names, with their licences.");
        }
    }

    private void tell(ServiceTalk.Built built, ShippedTalk shipped) throws IOException {
        session.output().line("%,d different sentences of %d trades and %,d lines of published texts.".formatted(
                built.distinct(), built.trades(), built.lines()));
        String digest = Sha256.hex(built.bytes());
        boolean same = Files.exists(shipped.file()) && digest.equals(Sha256.hex(TalkWeights.uncompressed(shipped.file())));
        session.output().line("Weights: %,d bytes, SHA-256 %s: %s those shipped.".formatted(
                built.bytes().length, digest, same ? "the same as" : "other than"));
        if (output != null) {
            TalkWeights.write(built.bytes(), output);
            session.output().line("For the list of models: bytes: %d, sha256: %s".formatted(Files.size(output), Sha256.of(output)));
        }
    }
}
