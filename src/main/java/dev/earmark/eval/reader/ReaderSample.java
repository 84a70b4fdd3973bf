package dev.earmark.eval.reader;

import dev.earmark.fault.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An input with what is to be read of it. A file for each reader has several: {@code === title}, the input, {@code ---}, a line for each
 * conversation (channel, id and names), turn (party, times in milliseconds, words) and note.
 *
 * @param reader   name of the file
 * @param expected as {@link ReadersEval#told} tells it
 */
public record ReaderSample(String reader, String title, String input, String expected) {

    private static final String RULE = "\n---\n";

    /** Of all files of a folder, in the order of their names. */
    public static List<ReaderSample> in(Path folder) {
        List<ReaderSample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".txt")).sorted().toList()) {
                samples.addAll(of(String.valueOf(file.getFileName()).replaceFirst("\\.txt$", ""), Files.readString(file)));
            }
            return samples;
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "There are no readable inputs of readers in " + folder + ".", unreadable);
        }
    }

    private static List<ReaderSample> of(String reader, String text) {
        List<ReaderSample> samples = new ArrayList<>();
        for (String block : text.split("(?m)^=== ")) {
            int title = block.indexOf('\n');
            int rule = block.lastIndexOf(RULE);
            if (title > 0 && rule > 0) {
                samples.add(new ReaderSample(reader, block.substring(0, title), block.substring(title + 1, rule + 1),
                        block.substring(rule + RULE.length()).strip()));
            }
        }
        return samples;
    }

    @Override
    public String toString() {
        return reader + ": " + title;
    }
}
