package dev.earmark.exports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Inputs with what is to be read of them: {@code === title}, the input, {@code ---}, a line for each conversation and turn. */
public record ExportSamples(String title, String input, String expected) {

    public static List<ExportSamples> of(String file) {
        List<ExportSamples> samples = new ArrayList<>();
        for (String block : text(file).split("(?m)^=== ")) {
            int title = block.indexOf('\n');
            int rule = block.lastIndexOf("\n---\n");
            if (title > 0 && rule > 0) {
                samples.add(new ExportSamples(file + ": " + block.substring(0, title), block.substring(title + 1, rule + 1),
                        block.substring(rule + 5).strip()));
            }
        }
        return samples;
    }

    private static String text(String file) {
        try (InputStream bytes = Objects.requireNonNull(ExportSamples.class.getResourceAsStream("/exports/" + file + ".txt"), file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
