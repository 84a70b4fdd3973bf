package dev.earmark.app.command.part;

import dev.earmark.app.Session;
import dev.earmark.pipeline.ConversationFiles.Left;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says at the end what was found in a folder and not taken in, and why. */
public final class PassedOver {

    private static final int MOST_NAMED = 5;

    private final Session session;

    public PassedOver(Session session) {
        this.session = session;
    }

    /** Nothing is said of nothing. */
    public void tell(Map<Left, List<Path>> left) {
        if (!left.isEmpty()) {
            int files = left.values().stream().mapToInt(List::size).sum();
            session.note("pipeline.passed-over", "Passed over " + files + (files == 1 ? " file: " : " files: ") + left.entrySet().stream()
                    .map(one -> one.getValue().size() + " " + why(one.getKey()) + " (" + names(one.getValue()) + ")")
                    .collect(Collectors.joining("; ")) + ".");
        }
    }

    private static String why(Left left) {
        return switch (left) {
            case LINK -> "that are links, which are not followed";
            case BESIDE_LINK -> "that describe a recording behind a link, which is not followed";
            case UNFINISHED -> "named like unfinished copies";
            case UNKNOWN_KIND -> "neither recordings nor transcripts by their names";
        };
    }

    private static String names(List<Path> files) {
        String named = files.stream().limit(MOST_NAMED).map(PlainText::name).collect(Collectors.joining(", "));
        return files.size() > MOST_NAMED ? named + ", …" : named;
    }
}
