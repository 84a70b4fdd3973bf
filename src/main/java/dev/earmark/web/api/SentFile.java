package dev.earmark.web.api;

import dev.earmark.blobs.BlobStore;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.ByteRange;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.HttpRefusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recording as an answer, whole or the range of bytes that was asked for. */
record SentFile(BlobStore blobs) {

    Answer of(Exchange exchange, Blob blob) {
        Optional<Path> here = blobs.path(blob.key());
        String tag = "\"" + blob.sha256() + "\"";
        Answer whole = new Answer(200, List.of(), content(blob, here, 0, blob.bytes()))
                .withTag(tag).with("Accept-Ranges", "bytes").with("Content-Disposition", "inline");
        String range = exchange.header("Range");
        String onlyIf = exchange.header("If-Range");
        if (range == null || onlyIf != null && !onlyIf.strip().equals(tag)) {
            return whole;
        }
        return switch (ByteRange.of(range, blob.bytes())) {
            case ByteRange.Whole _ -> whole;
            case ByteRange.Part part -> new Answer(206, whole.headers(), content(blob, here, part.from(), part.length()))
                    .with("Content-Range", "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + blob.bytes());
            case ByteRange.Unsatisfiable _ -> throw new HttpRefusal(416, "web.range",
                    "The recording has " + blob.bytes() + " bytes; the range lies outside them.",
                    Map.of("Content-Range", "bytes */" + blob.bytes(), "Accept-Ranges", "bytes"));
        };
    }

    private Answer.Content content(Blob blob, Optional<Path> here, long from, long length) {
        return here.<Answer.Content>map(file -> new Answer.FileSlice(type(blob), file, from, length))
                .orElseGet(() -> new Answer.Elsewhere(type(blob), length, () -> blobs.open(blob.key(), from, length)));
    }

    /** Whatever somebody sent must not be taken for a page. */
    private static String type(Blob blob) {
        return blob.type().matches("(audio|video)/[A-Za-z0-9.+-]{1,100}") ? blob.type() : "application/octet-stream";
    }
}
