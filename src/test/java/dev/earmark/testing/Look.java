package dev.earmark.testing;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/** How wide a window is and in which colours a page is shown. */
public record Look(int width, ColorScheme scheme) {

    /** Each width and each of the colours once; in the long form each with each. */
    public static List<Look> all() {
        List<Look> once = List.of(new Look(1280, ColorScheme.LIGHT), new Look(420, ColorScheme.DARK));
        return LongForm.isAsked() ? List.of(once.getFirst(), new Look(1280, ColorScheme.DARK), new Look(420, ColorScheme.LIGHT),
                once.getLast()) : once;
    }

    @Override
    public String toString() {
        return (width > 900 ? "wide-" : "narrow-") + scheme.name().toLowerCase(Locale.ROOT);
    }
}
