package dev.earmark.pipeline;

import dev.earmark.exports.Exports;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What stands beside a recording: {@code call.json} next to {@code call.wav}, as {@link DetailsReader} reads it, or {@code call.xml}, as
 * {@link SipRecording} does.
 */
final class Sidecar {

    private static final int MOST_BYTES = 1 << 20;
    private static final String XML = ".xml";

    private final Exports exports = KnownExports.all();

    /** @throws Rejected with {@code pipeline.sidecar-invalid} or {@code pipeline.json-invalid} */
    Details beside(Path recording) {
        Path file = places(recording).filter(Files::isRegularFile).filter(place -> !OwnOutput.is(place)).findFirst().orElse(null);
        if (file == null) {
            return Details.NOTHING;
        }
        return isMetadata(file) ? SipRecording.read(bytes(file), FileNames.shown(file)) : DetailsReader.of(read(file));
    }

    /** Where it may be: the first that is there counts. */
    static Stream<Path> places(Path recording) {
        return Stream.of(".json", XML).map(ending -> FileNames.withEnding(recording, ending));
    }

    /** Whether a JSON file says something about a recording beside it and is no conversation of its own. */
    boolean is(Path file) {
        if (isMetadata(file)) {
            return FileNames.hasRecordingBeside(file);
        } else if (!file.toString().endsWith(".json") || !FileNames.hasRecordingBeside(file)) {
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
            if (isMetadata(file)) {
                SipRecording.read(bytes(file), FileNames.shown(file));
                return true;
            }
            JsonObject said = read(file);
            return !said.has("turns") && !exports.knows(said.node());
        } catch (Rejected wrong) {
            return false;
        }
    }

    /** Whether its name is one of a recording server's metadata. */
    static boolean isMetadata(Path file) {
        return FileNames.shown(file).toLowerCase(Locale.ROOT).endsWith(XML);
    }

    private JsonObject read(Path file) {
        String name = FileNames.shown(file);
        return new JsonObject(DetailsReader.CODE, name, JsonText.parse(bytes(file), name));
    }

    private static byte[] bytes(Path file) {
        String name = FileNames.shown(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(MOST_BYTES + 1);
            if (head.length > MOST_BYTES) {
                throw new Rejected(DetailsReader.CODE, name + ": a file beside a recording may have at most " + MOST_BYTES + " bytes.");
            }
            return head;
        } catch (IOException unreadable) {
            throw new Rejected("pipeline.unreadable", name + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }
}
