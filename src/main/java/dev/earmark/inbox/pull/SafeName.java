package dev.earmark.inbox.pull;

import dev.earmark.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The name of a file elsewhere as one below a folder of ours: what others write leads nowhere else. */
final class SafeName {

    private static final int MOST_FOLDERS = 12;
    private static final int LONGEST_BYTES = 240;

    private SafeName() {}

    /** Relative, without {@code ..}, of names that every file system takes. */
    static String of(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("[/\\\\]+", -1)) {
            String visible = PlainText.visible(PlainText.wellFormed(part)).replaceAll("[\\p{Cntrl}\u0000]", "");
            String kept = visible.chars().allMatch(c -> c == '.') ? "_".repeat(visible.length()) : cut(visible);
            if (!kept.isEmpty()) {
                parts.add(kept);
            }
        }
        List<String> last = parts.subList(Math.max(0, parts.size() - MOST_FOLDERS), parts.size());
        return last.isEmpty() ? "_" : String.join("/", last);
    }

    /** From the front: the end of a name says what is in the file. */
    private static String cut(String part) {
        String kept = part;
        while (kept.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            kept = kept.substring(kept.offsetByCodePoints(0, 1));
        }
        return kept;
    }

    /** Two names elsewhere may be one here. */
    static Path free(Path wanted) {
        Path place = wanted;
        for (int i = 2; Files.exists(place); i++) {
            place = wanted.resolveSibling(i + "-" + wanted.getFileName());
        }
        return place;
    }
}
