package dev.earmark.pipeline;

import dev.earmark.exports.Exports;
import dev.earmark.exports.Exports.Piece;
import dev.earmark.exports.GzipText;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The conversations of a file, each as our own format describes it, whatever wrote the file. Safe for many threads. */
final class ConversationTexts {

    private final Exports exports;
    private final int mostBytes;

    ConversationTexts(Exports exports, IntakeSettings settings) {
        this.exports = exports;
        this.mostBytes = settings.mostTranscriptBytes();
    }

    /** Told of each conversation, and of what cannot be read. */
    interface Sink {

        /** @param place the file, and the line or number when there are several; @param suffix empty for the only one */
        void text(String place, String suffix, byte[] json);

        /** @param bytes what cannot be read */
        void wrong(String place, byte[] bytes, Fault fault);
    }

    /** @throws Rejected with {@code pipeline.unreadable} */
    void each(Path file, boolean followLinks, Sink sink) {
        String name = FileNames.shown(file);
        LinkOption[] options = followLinks ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        try (InputStream bytes = Files.newInputStream(file, options)) {
            if (isLines(name)) {
                lines(new JsonLines(bytes, mostBytes), name, sink);
            } else {
                whole(bytes.readNBytes(mostBytes + 1), name, "", sink);
            }
        } catch (IOException unreadable) {
            throw new Rejected("pipeline.unreadable", name + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static boolean isLines(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".jsonl") || small.endsWith(".ndjson");
    }

    private void lines(JsonLines lines, String name, Sink sink) throws IOException {
        int told = 0;
        for (Optional<JsonLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            JsonLines.Line line = next.get();
            whole(line.bytes(), name + ", line " + line.number(), "-" + line.number(), sink);
            told++;
        }
        if (told == 0) {
            sink.wrong(name, new byte[0], new Rejected("pipeline.json-invalid", name + ": is empty."));
        }
    }

    private void whole(byte[] bytes, String place, String suffix, Sink sink) {
        List<Piece> pieces;
        try {
            pieces = of(bytes, place);
        } catch (Fault fault) {
            sink.wrong(place, bytes, fault);
            return;
        }
        for (Piece piece : pieces) {
            boolean only = piece.number() == 0;
            sink.text(only ? place : place + ", conversation " + piece.number(), only ? suffix : suffix + "-" + piece.number(),
                    piece.json());
        }
    }

    /** One that is too long is passed on as it is, for whoever reads it to refuse it. */
    private List<Piece> of(byte[] bytes, String place) {
        return bytes.length > mostBytes && !GzipText.isGzip(bytes) ? List.of(new Piece(0, bytes)) : exports.conversations(bytes,
                mostBytes, place);
    }

    /** The only conversation of a text. @throws Rejected with {@code exports.several} when there are more */
    byte[] only(byte[] bytes, String place) {
        List<Piece> pieces = of(bytes, place);
        if (pieces.size() > 1) {
            throw new Rejected("exports.several", place + ": holds " + pieces.size()
                    + " conversations; hand them in one at a time, or as a file by the watched folder or `earmark import`.");
        }
        return pieces.getFirst().json();
    }
}
