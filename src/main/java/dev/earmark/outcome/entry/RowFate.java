package dev.earmark.outcome.entry;

import dev.earmark.interaction.Interaction;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.text.PlainText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a table, or would.
 *
 * @param line  in the file, from 1
 * @param named what the row names the interaction by; empty where it cannot be read
 * @param about null when the row is not used
 * @param fresh what is kept, as it is kept; empty when all of it was known
 * @param why   it is not used, or not all of it; empty when nothing was passed over
 */
public record RowFate(long line, String named, @Nullable Interaction about, Map<OutcomeName, String> fresh, String why) {

    static final String WORDS_GONE = "has a comment, which is not kept because the words of the interaction were deleted";

    public RowFate {
        fresh = Map.copyOf(fresh);
    }

    static RowFate unused(long line, String named, String why) {
        return new RowFate(line, named, null, Map.of(), why);
    }

    /** What was passed over, one sentence; empty when nothing was. */
    public String sentence() {
        return why.isEmpty() || named.isEmpty() ? why : "\"" + PlainText.quoted(named) + "\" " + why + ".";
    }
}
