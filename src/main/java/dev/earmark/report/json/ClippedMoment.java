package dev.earmark.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.transcript.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the time of a moment in what {@code score --format json} wrote, one result a line. */
public final class ClippedMoment {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClippedMoment() {}

    /**
     * @param moment its id, as in {@code greeting@0}; of the first result that has one
     * @throws NotFound with {@code moments.unknown} or {@code moments.no-file}
     * @throws Rejected with {@code moments.untimed} for one without times, {@code moments.no-result} for a file that holds no results
     */
    public static TimeSpan in(Path file, String moment) {
        List<String> known = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                for (JsonNode one : JSON.readTree(line).path("moments")) {
                    known.add(one.path("id").asText());
                    if (known.getLast().equals(moment)) {
                        return time(one, moment);
                    }
                }
            }
        } catch (java.nio.file.NoSuchFileException none) {
            throw new NotFound("moments.no-file", "There is no file of results of that name.", none);
        } catch (IOException wrong) {
            throw new Rejected("moments.no-result", "This is not a file of results; write one with score --format json.", wrong);
        }
        throw unknown(moment, known);
    }

    /** @param known ids of those that there are */
    public static NotFound unknown(String moment, List<String> known) {
        return new NotFound("moments.unknown", "There is no moment \"" + moment + "\"; "
                + (known.isEmpty() ? "there are none." : "there are " + String.join(", ", known) + "."));
    }

    private static TimeSpan time(JsonNode one, String moment) {
        if (!one.path("startMs").isNumber()) {
            throw untimed(moment);
        }
        return new TimeSpan(one.path("startMs").asLong(), one.path("endMs").asLong());
    }

    public static Rejected untimed(String moment) {
        return new Rejected("moments.untimed", "The moment " + moment + " has no time, as in typed conversations, so nothing can be cut.");
    }
}
