package dev.earmark.summary;

import dev.earmark.language.prompt.Fence;
import java.util.List;

/** How a model is told what is wrong with its last answer. */
final class Repair {

    private static final int SHOWN_AGAIN = 1_500;

    private Repair() {}

    /** @param fault a sentence of ours; empty for the first answer */
    static String correction(String fault) {
        return fault.isEmpty() ? "" : "\n\nYour last answer could not be used: " + fault + " Answer again, and mend this.\n\n";
    }

    /** @param last the model's answer; it may hold words of the conversation, so it is data, too */
    static Fence last(String last) {
        return last.isBlank() ? Fence.empty()
                : Fence.around(List.of(new Fence.Line("Your last answer", last.substring(0, Math.min(last.length(), SHOWN_AGAIN)))));
    }
}
