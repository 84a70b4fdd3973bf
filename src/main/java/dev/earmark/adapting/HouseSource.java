package dev.earmark.adapting;

import dev.earmark.speech.talk.HouseText;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One text that a house has handed over.
 *
 * @param spoken where it is what was said in a recording; null where there is none
 */
public record HouseSource(HouseText text, @Nullable Spoken spoken) {

    /** @param said as people have corrected it */
    public record Spoken(Path recording, Transcript said) {}
}
