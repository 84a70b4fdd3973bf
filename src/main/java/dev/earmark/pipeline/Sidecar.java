package dev.earmark.pipeline;

import dev.earmark.exports.Exports;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands beside a recording: {@code call.json} next to {@code call.wav}, as {@link DetailsReader} reads it. */
final class Sidecar {

    private static final int MOST_BYTES = 1 << 20;

    private final Exports exports = KnownExports.all();

    /** @throws Rejected with {@code pipeline.sidecar-invalid} or {@code pipeline.json-invalid} */
    Details beside(Path recording) {
        Path file = FileNames.withEnding(recording, ".json");
        return Files.isRegularFile(file) && !OwnOutput.is(file) ? DetailsReader.of(read(file)) : Details.NOTHING;
    }

    /** Whether a JSON file says something about a recording beside it and is no conversation of its own. */
    boolean is(Path file) {
        if (!file.toString().endsWith(".json") || !FileNames.hasRecordingBeside(file)) {
            return false;
        }
        try {
            return !read(file).has("turns");
        } catch (Rejected wrong) {
            return true; // told when the recording is taken in
        }
    }

    /** Whether it is read as what it should be, and is no conversation. */
    boolean fits(Path file) {
        try {
            JsonObject said = read(file);
            return !said.has("turns") && !exports.knows(said.node());
        } catch (Rejected wrong) {
            return false;
        }
    }

    private JsonObject read(Path file) {
        String name = FileNames.shown(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(MOST_BYTES + 1);
            if (head.length > MOST_BYTES) {
                throw new Rejected(DetailsReader.CODE, name + ": a file beside a recording may have at most " + MOST_BYTES + " bytes.");
            }
            return new JsonObject(DetailsReader.CODE, name, JsonText.parse(head, name));
        } catch (IOException unreadable) {
            throw new Rejected("pipeline.unreadable", name + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }
}
