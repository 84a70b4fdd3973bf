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
 */
public record RedactionSettings(boolean enabled, String kinds, SoundMask sound) {

    private static final String USUAL = "usual";
    private static final String ALL = "all";

    public RedactionSettings {
        for (String label : labels(kinds)) {
            if (!label.equals(USUAL) && !label.equals(ALL) && PrivateKind.of(label).isEmpty()) {
                throw new IllegalArgumentException("kinds names \"" + label + "\"; it may name " + USUAL + ", " + ALL + ", "
                        + String.join(", ", PrivateKind.labels()));
            }
        }
    }

    /** What nobody may keep: cards, codes, accounts, identity numbers, passwords. */
    public static RedactionSettings defaults() {
        return new RedactionSettings(true, USUAL, SoundMask.SILENCE);
    }

    private static List<String> labels(String kinds) {
        return Arrays.stream(kinds.split("[,\\s]+")).filter(label -> !label.isBlank()).toList();
    }

    /** None when nothing is to be removed. */
    Set<PrivateKind> removed() {
        List<String> labels = enabled ? labels(kinds) : List.of();
        return Arrays.stream(PrivateKind.values())
                .filter(kind -> labels.contains(ALL) || kind.usual() && labels.contains(USUAL) || labels.contains(kind.label()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PrivateKind.class)));
    }
}
