package dev.earmark.inbox;

import java.util.List;

/**
 * The interaction is kept.
 *
 * @param fresh      whether it was kept now; false when the same was handed in before
 * @param id         of the interaction
 * @param key        that the sender gave, or that was derived
 * @param keyDerived whether it was derived from the content
 * @param notes      what was put right or passed over when it was read, each a sentence
 */
public record Receipt(boolean fresh, String id, String key, boolean keyDerived, List<String> notes) {

    public Receipt {
        notes = List.copyOf(notes);
    }

    /** Nothing was put right. */
    public Receipt(boolean fresh, String id, String key, boolean keyDerived) {
        this(fresh, id, key, keyDerived, List.of());
    }

    Receipt noting(List<String> others) {
        return others.isEmpty() ? this : new Receipt(fresh, id, key, keyDerived, others);
    }
}
