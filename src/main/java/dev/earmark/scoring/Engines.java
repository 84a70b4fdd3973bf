package dev.earmark.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What decided, in words: names joined by {@code +}, at the end {@code degraded} when one that was to decide could not be asked. */
final class Engines {

    private static final String DEGRADED = "+degraded";

    private Engines() {}

    static String degraded(String engine, boolean unasked) {
        return unasked && !degraded(engine) ? engine + DEGRADED : engine;
    }

    static boolean degraded(String engine) {
        return engine.endsWith(DEGRADED);
    }

    /** Each once. Whatever one of them lacked, all of them together lack. */
    static String joined(List<Finding> findings) {
        String names = findings.stream().map(finding -> bare(finding.engine())).flatMap(Engines::names).distinct().collect(Collectors.joining("+"));
        return degraded(names, findings.stream().anyMatch(finding -> degraded(finding.engine())));
    }

    /** The name of a model may hold a plus sign of its own; it is one name all the same. */
    private static Stream<String> names(String engine) {
        return engine.startsWith("model ") ? Stream.of(engine) : Arrays.stream(engine.split("\\+"));
    }

    private static String bare(String engine) {
        return degraded(engine) ? engine.substring(0, engine.length() - DEGRADED.length()) : engine;
    }
}
