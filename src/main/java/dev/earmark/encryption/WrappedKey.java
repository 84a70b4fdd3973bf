package dev.earmark.encryption;

/**
 * A data key as it is kept.
 *
 * @param owner   id of an interaction, key of a file, or {@link #HOUSE}
 * @param id      by which sealed texts name it; random, never used twice
 * @param master  {@link MasterKey#name() name} of the key that wraps it
 * @param wrapped Base64
 */
public record WrappedKey(String owner, String id, String master, String wrapped) {

    /** Owner of the key for what belongs to no interaction. */
    public static final String HOUSE = "house";
}
