package dev.earmark.web.login.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody logs in.
 *
 * @param browser its name and system only: enough to know it again, and not the whole of what it says of itself
 */
public record Visit(String address, String browser) {

    /** In this order, because each claims to be most of those behind it. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(Map.entry("Edg", "Edge"), Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"), Map.entry("Chrome/", "Chrome"), Map.entry("Safari/", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(Map.entry("Android", "Android"), Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"), Map.entry("Windows", "Windows"), Map.entry("Mac OS X", "macOS"), Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    /** @param userAgent the header; null when there is none */
    public static Visit of(String address, @Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        Optional<String> browser = named(BROWSERS, text);
        Optional<String> system = named(SYSTEMS, text);
        return new Visit(address, browser.map(name -> name + system.map(on -> " on " + on).orElse("")).orElse("a program"));
    }

    private static Optional<String> named(List<Map.Entry<String, String>> names, String text) {
        return names.stream().filter(name -> text.contains(name.getKey())).map(Map.Entry::getValue).findFirst();
    }
}
