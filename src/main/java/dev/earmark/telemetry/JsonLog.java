package dev.earmark.telemetry;

/**
 * One JSON object a line on standard error, with the names and figures that were given to it and without the messages of exceptions: those
 * may hold words of a conversation. A process decides once, before it logs anything.
 */
public final class JsonLog {

    private static final String CONFIGURATION = "logback.configurationFile";
    private static final String OURS = "logback-service.xml";

    private JsonLog() {}

    /** To be called first of all. Whoever names a file of their own with {@code -Dlogback.configurationFile} keeps it. */
    public static void use() {
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, OURS);
        }
    }
}
