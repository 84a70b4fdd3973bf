package dev.earmark.app.command.example;

import dev.earmark.app.SettingsLoader;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Opens an address in the browser of whoever sits at the terminal, where there is one. */
final class PageOpener {

    private PageOpener() {}

    /** Nobody is told when it does not work: the address was printed. */
    static void open(URI address) {
        Map<String, String> environment = SettingsLoader.environment();
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        boolean display = mac || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
        if (!display) {
            return;
        }
        try {
            new ProcessBuilder(mac ? "open" : "xdg-open", address.toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().getOutputStream().close();
        } catch (IOException none) {
            // the address was printed
        }
    }
}
