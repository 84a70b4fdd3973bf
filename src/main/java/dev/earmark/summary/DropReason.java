package dev.earmark.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Why something that a model wrote is not shown. */
public enum DropReason {
    /** It is empty, or speaks to whoever judges. */
    UNFIT,
    /** The words that it rests on were not said there, or were heard too badly. */
    NOT_SAID,
    /** A number, an amount or a name of it does not stand in the words that it rests on. */
    NUMBER_OR_NAME,
    /** Its words and those that it rests on are about different things. */
    OTHER_MATTER,
    /** What it says was done was only asked, offered, wanted or promised. */
    NOT_DONE,
    /** The words that it rests on say that it is not so. */
    DENIED,
    /** The model's reply could not be read, or was cut off or refused. */
    NO_ANSWER;

    /** The word used in files, such as {@code not-done}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such reason */
    @JsonCreator
    static DropReason of(String label) {
        return Arrays.stream(values()).filter(reason -> reason.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason is called " + label));
    }
}
