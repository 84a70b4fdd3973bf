package dev.earmark.app.command.score;

import dev.earmark.app.Session;
import dev.earmark.app.command.part.PassedOver;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.DetailsReader;
import dev.earmark.pipeline.Intake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The conversations that a command line names, and what its options say about them. */
final class Conversations {

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "Recordings (WAV, MP3, M4A, Opus, FLAC, GSM, WebM), transcripts (.json, .jsonl) or folders of them.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--agent-channel", paramLabel = "SIDE",
            description = "Channel of the agent in a stereo recording: left, right or a number from 1 (default: the sidecar's or left).")
    private @Nullable String agentChannel;

    @Option(names = "--customer-channel", paramLabel = "SIDE", description = "Channel of the customer (default: the other one).")
    private @Nullable String customerChannel;

    @Option(names = "--agent", paramLabel = "FILE", description = "Mono recording of the agent alone; needs --customer.")
    private @Nullable Path agent;

    @Option(names = "--customer", paramLabel = "FILE", description = "Mono recording of the customer alone; needs --agent.")
    private @Nullable Path customer;

    @Option(names = "--agent-name", paramLabel = "NAME", description = "The agent's name, to find it in what was said.")
    private @Nullable String agentName;

    @Option(names = "--customer-name", paramLabel = "NAME", description = "The customer's name.")
    private @Nullable String customerName;

    @Option(names = "--language", paramLabel = "TAG", description = "Language of all of them, such as es or es-MX: recordings are heard"
            + " with a model for it (default: the sidecar's, else that of the queue's model or the usual one).")
    private @Nullable String language;

    /**
     * @throws Rejected when the command line names nothing, or half of a pair
     */
    void each(Intake intake, Consumer<Arrival> sink) {
        Details options = Details.inLanguage(DetailsReader.language(language, "--language")).orElse(
                Details.of(null, new Facts(null, agentName, null, customerName), channel("--agent-channel", agentChannel),
                        channel("--customer-channel", customerChannel)));
        if ((agent == null) != (customer == null)) {
            throw new Rejected("app.usage", "--agent and --customer go together: a recording of each party alone.");
        }
        if (agent == null && files.isEmpty()) {
            throw new Rejected("app.usage", "Name at least one recording, transcript or folder.");
        }
        if (agent != null && customer != null) {
            sink.accept(intake.take(agent, customer, options));
        }
        intake.take(files, options, sink);
    }

    /** Says what was passed over in the folders that are named. */
    void tellPassedOver(Intake intake, Session session) {
        files.forEach(folder -> new PassedOver(session).tell(intake.passedOver(folder)));
    }

    private static @Nullable Integer channel(String option, @Nullable String side) {
        if (side == null) {
            return null;
        }
        return switch (side) {
            case "left" -> 1;
            case "right" -> 2;
            case "1", "2", "3", "4", "5", "6", "7", "8" -> Integer.valueOf(side);
            default -> throw new Rejected("app.usage", option + " is \"" + side + "\"; it must be left, right or a number from 1 to 8.");
        };
    }
}
