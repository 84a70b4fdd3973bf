package dev.earmark.app.command.eval;

import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.audio.ffmpeg.DecoderBench;
import dev.earmark.fault.Rejected;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval decoder}. */
@Command(
        name = "decoder",
        sortOptions = false,
        description =
        "Processor time that decoding a recording costs, beside the programs of ffmpeg where they run; exit code 1 when a file alone "
        + "costs 0.4 s more than with them.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval decoder", "  earmark eval decoder --rounds 21 call.mp3 other.flac"})
final class EvalDecoderCommand implements Callable<Integer> {

    private static final double BAR_SECONDS = 0.4;
    private static final int MOST_ROUNDS = 1_000;

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Recordings (default: the sample calls in FLAC and MP3).")
    private List<Path> files = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is decoded (default: ${DEFAULT-VALUE}).",
            defaultValue = "9")
    private int rounds = 9;

    EvalDecoderCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new Rejected("app.usage", "--rounds is " + rounds + "; it must be from 1 to " + MOST_ROUNDS + ".");
        }
        Path samples = session.home().resolve("eval-sets/sample-calls/audio");
        List<Path> chosen = files.isEmpty() ? List.of(samples.resolve("bank-double-charge.flac"), samples.resolve("sales-fiber-offer.mp3"))
                : files;
        Path scratch = Folders.forAWhile(session);
        try {
            return told(new DecoderBench(session.settings().audio(), session.dataFolder(), scratch).measure(chosen, rounds), chosen.size());
        } finally {
            Folders.remove(scratch);
        }
    }

    private int told(DecoderBench.Figures figures, int count) {
        session.output().line(count + " recordings, processor time for each, median of " + rounds + ":");
        line("a process for each recording", figures.alone());
        line("one process for all", figures.inARow());
        figures.programs().ifPresentOrElse(seconds -> line("the programs ffprobe and ffmpeg", seconds),
                () -> session.output().line("the programs ffprobe and ffmpeg do not start on this machine"));
        boolean held = figures.programs().isEmpty() || figures.alone() - figures.programs().getAsDouble() <= BAR_SECONDS;
        return held ? session.complaints().exitCode() : Complaints.BAR_BROKEN;
    }

    private void line(String what, double seconds) {
        session.output().line(String.format(Locale.ROOT, "%-32s %.3f s", what, seconds));
    }
}
