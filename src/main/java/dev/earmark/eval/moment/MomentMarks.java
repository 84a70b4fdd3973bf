package dev.earmark.eval.moment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reader said of moments: {@code {"id", "useful": true or false, "wrong": true or false, "why"}} a line. */
final class MomentMarks {

    private final Map<String, Boolean> useful = new HashMap<>();

    MomentMarks(Path file) {
        for (JsonNode line : MomentCases.lines(file)) {
            useful.put(line.path("id").asText(), line.path("useful").asBoolean() && !line.path("wrong").asBoolean());
        }
    }

    int size() {
        return useful.size();
    }

    /** How many of a conversation are of use. */
    int useful(MomentCase one) {
        return (int) useful.entrySet().stream().filter(mark -> mark.getValue() && mark.getKey().startsWith(one.id() + "#")).count();
    }

    /** Null where nobody has marked it. */
    @Nullable Boolean of(MomentCase one, String moment) {
        return useful.get(one.id() + "#" + moment);
    }
}
