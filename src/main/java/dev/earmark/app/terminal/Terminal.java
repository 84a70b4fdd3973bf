package dev.earmark.app.terminal;

import java.util.Map;
import java.util.Properties;

/**
 * What the output goes to. The launcher tells by system properties what Java cannot find out: {@code earmark.terminal} holds
 * {@code out} and {@code err} for the streams that are terminals, {@code earmark.columns} the width.
 *
 * @param progress whether lines that are written over may go to standard error
 * @param colour   whether standard output understands colours
 * @param columns  40 to 200
 */
public record Terminal(boolean progress, boolean colour, int columns) {

    private static final int USUAL_COLUMNS = 100;

    public static Terminal of(Map<String, String> environment, Properties system) {
        String streams = system.getProperty("earmark.terminal", "");
        boolean clever = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        String columns = environment.getOrDefault("COLUMNS", system.getProperty("earmark.columns", ""));
        return new Terminal(clever && streams.contains("err"), clever && !plain && streams.contains("out"), columns(columns));
    }

    private static int columns(String text) {
        int columns = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        return columns == 0 ? USUAL_COLUMNS : Math.clamp(columns, 40, 200);
    }
}
