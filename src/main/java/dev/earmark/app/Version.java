package dev.earmark.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Earmark this is, as the build wrote it into the jar. */
final class Version implements IVersionProvider {

    static String text() {
        return "earmark " + Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("(not packed)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {text() + " (Java " + Runtime.version().feature() + ")"};
    }
}
