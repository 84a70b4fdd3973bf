package dev.earmark.speech.model;

import java.util.List;

/**
 * What a recogniser is to expect besides what it was made with.
 *
 * @param service talk of service lines, as shipped
 * @param phrases names of the house, its products, people and streets
 * @param adapted the version learnt from texts of the house: its name, {@link AdaptedTalks#IN_USE} or {@link AdaptedTalks#NONE}
 */
public record TalkChoice(boolean service, List<String> phrases, String adapted) {

    /** The model as it came. */
    public static final TalkChoice NONE = new TalkChoice(false, List.of());

    /** Nothing learnt from texts of the house. */
    public TalkChoice(boolean service, List<String> phrases) {
        this(service, phrases, AdaptedTalks.NONE);
    }

    public TalkChoice {
        phrases = List.copyOf(phrases);
    }
}
