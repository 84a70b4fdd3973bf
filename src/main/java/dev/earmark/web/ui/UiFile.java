package dev.earmark.web.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page. The arrays are not copied.
 *
 * @param type    media type
 * @param gzipped the same bytes, compressed
 */
record UiFile(String type, byte[] bytes, byte[] gzipped) {

    private static final Map<String, String> TYPES = Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8",
            "json", "application/json", "svg", "image/svg+xml", "html", "text/html; charset=utf-8");

    /** @param name with its ending, which tells the type */
    static UiFile of(String name, byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain; charset=utf-8");
        return new UiFile(type, bytes, packed.toByteArray());
    }
}
