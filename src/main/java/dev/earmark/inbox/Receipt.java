package dev.earmark.inbox;

/**
 * The interaction is kept.
 *
 * @param fresh      whether it was kept now; false when the same was handed in before
 * @param id         of the interaction
 * @param key        that the sender gave, or that was derived
 * @param keyDerived whether it was derived from the content
 */
public record Receipt(boolean fresh, String id, String key, boolean keyDerived) {}
