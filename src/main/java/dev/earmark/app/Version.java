package dev.earmark.app;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Optional;
import java.util.jar.Attributes;
import picocli.CommandLine.IVersionProvider;

/** Which Earmark this is, as the build wrote it into the jar. */
public final class Version implements IVersionProvider {

    static String text() {
        return "earmark " + Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("(not packed)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            text() + ", built from " + commit().orElse("sources without git"),
            "Java " + Runtime.version() + " of " + System.getProperty("java.vendor") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }

    /** The commit of the checkout, with {@code +changes} when its sources were not those of the commit. */
    private static Optional<String> commit() {
        try {
            URL self = Version.class.getResource("Version.class");
            if (self == null || !(self.openConnection() instanceof JarURLConnection jar)) {
                return Optional.empty();
            }
            Attributes written = jar.getMainAttributes();
            return Optional.ofNullable(written == null ? null : written.getValue("Source-Commit")).map(String::strip)
                    .filter(commit -> !commit.isEmpty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
