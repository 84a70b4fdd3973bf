package dev.earmark.speech.model;

import java.util.List;

/**
 * What a recogniser is to expect besides what it was made with.
 *
 * @param service talk of service lines, as shipped
 * @param phrases names of the house, its products, people and streets
 */
public record TalkChoice(boolean service, List<String> phrases) {

    /** The model as it came. */
    public static final TalkChoice NONE = new TalkChoice(false, List.of());

    public TalkChoice {
        phrases = List.copyOf(phrases);
    }
}
