package dev.earmark.report.html;

import dev.earmark.results.Result;
import dev.earmark.report.Provenance;
import dev.earmark.report.Wording;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.SampleSound;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages of the sample results, under {@code target/pages}. */
public final class SamplePages {

    public static final Wording WORDING = new Wording("Billing care", Map.of(
            "own-name", new Wording.Criterion("Says own name at the start", "opening", false),
            "identity-check", new Wording.Criterion("Checks identity before opening the account", "opening", true),
            "feeling_first", new Wording.Criterion("Acknowledges the feeling before the process", "care", false),
            "explains-cause", new Wording.Criterion("Explains the cause and what was changed", "care", false),
            "no-blame", new Wording.Criterion("Blames neither colleagues nor the customer", "care", false),
            "hold-permission", new Wording.Criterion("Asks before putting on hold", "care", false),
            "fee_disclosure", new Wording.Criterion("Says that a fee may be charged", "closing", true),
            "further-help", new Wording.Criterion("Offers further help before the goodbye", "closing", false)));

    private SamplePages() {}

    static CallAudioView billingAudio() {
        return CallAudioView.of(SampleSound.call(SampleResults.billingTranscript()));
    }

    static Path write(String name, Result result, @Nullable CallAudioView audio) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages").toAbsolutePath());
        Path file = folder.resolve(name + ".html");
        try (Writer out = Files.newBufferedWriter(file)) {
            new HtmlReport(WORDING, new Provenance("earmark 0.1.0", "bge-small-en-v1.5-q")).write(result, audio, out);
        }
        return file;
    }
}
