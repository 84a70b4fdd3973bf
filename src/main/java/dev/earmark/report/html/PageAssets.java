package dev.earmark.report.html;

import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page's own style and script, inlined, and the policy that lets exactly these two run and nothing else be fetched. The
 * sound is a {@code blob:} that the script makes of the bytes in the page.
 */
record PageAssets(String style, String script, String icons) {

    private static final List<String> SCRIPTS = List.of("clock.js", "words.js", "timeline.js", "painter.js", "player.js", "page.js");

    static PageAssets load() {
        String script = SCRIPTS.stream().map(PageAssets::read).collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
        return new PageAssets(read("report.css"), script, read("icons.svg"));
    }

    String policy() {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data:; media-src blob:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(new Sha256().add(text.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static String read(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without report/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException("report/" + name + " cannot be read", cause);
        }
    }
}
