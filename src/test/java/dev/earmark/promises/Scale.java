package dev.earmark.promises;

import dev.earmark.testing.LongForm;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a promise is tried, and whether this machine can try it. */
final class Scale {

    private Scale() {}

    /** The figure of the short form, or that of the long one when {@code -Dpromises=long}. */
    static int of(int inShort, int inLong) {
        return isLong() ? inLong : inShort;
    }

    static boolean isLong() {
        return LongForm.isAsked();
    }

    /** Mounting needs root and, for images, a loop device. */
    static boolean canMount() {
        return "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/dev/loop-control"));
    }
}
