package dev.earmark.redaction;

import dev.earmark.audio.samples.SoundMask;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is removed from conversations.
 *
 * @param enabled whether anything is
 * @param kinds   what is removed: labels such as {@code card-number}, separated by commas; {@code usual} stands for what nobody may keep,
 *                {@code all} for everything
 * @param sound   what is heard in its place
 * @param originals what becomes of what came in, once the copy without private words is there
 */
public record RedactionSettings(boolean enabled, String kinds, SoundMask sound, Originals originals) {

    private static final String USUAL = "usual";
    private static final String ALL = "all";

    /** What becomes of what came in. */
    public enum Originals {
        DELETE,
        /** For those who may see it, without what nobody may keep even encrypted. */
        KEEP
    }

    public RedactionSettings {
        for (String label : labels(kinds)) {
            if (!label.equals(USUAL) && !label.equals(ALL) && PrivateKind.of(label).isEmpty()) {
                throw new IllegalArgumentException("kinds names \"" + label + "\"; it may name " + USUAL + ", " + ALL + ", "
                        + String.join(", ", PrivateKind.labels()));
            }
        }
    }

    /** As the other, and what came in is deleted. */
    public RedactionSettings(boolean enabled, String kinds, SoundMask sound) {
        this(enabled, kinds, sound, Originals.DELETE);
    }

    /** What nobody may keep: cards, codes, accounts, identity numbers, passwords. */
    public static RedactionSettings defaults() {
        return new RedactionSettings(true, USUAL, SoundMask.SILENCE);
    }

    private static List<String> labels(String kinds) {
        return Arrays.stream(kinds.split("[,\\s]+")).filter(label -> !label.isBlank()).toList();
    }

    /** Whether what came in is kept where something was removed from it. */
    public boolean keepsOriginals() {
        return originals == Originals.KEEP;
    }

    /** None when nothing is to be removed. */
    Set<PrivateKind> removed() {
        List<String> labels = enabled ? labels(kinds) : List.of();
        return Arrays.stream(PrivateKind.values())
                .filter(kind -> labels.contains(ALL) || kind.usual() && labels.contains(USUAL) || labels.contains(kind.label()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PrivateKind.class)));
    }
}
