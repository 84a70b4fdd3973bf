package dev.earmark.report.html;

import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page's own style and script, inlined, and the policy that lets exactly these two run and nothing else be fetched. The
 * sound is a {@code blob:} that the script makes of the bytes in the page.
 */
record PageAssets(String style, String script, String icons) {

    /** Modules that the application also uses, each after those that it imports. */
    private static final List<String> MODULES = List.of("clock", "words", "painter", "timeline", "player", "listening");

    static PageAssets load() {
        String modules = MODULES.stream().map(name -> plain(read("/ui/js/call/" + name + ".js"))).collect(Collectors.joining("\n"));
        String style = Stream.of("/ui/css/tokens.css", "/ui/css/call.css", "/report/report.css").map(PageAssets::read)
                .collect(Collectors.joining("\n"));
        return new PageAssets(style, "(() => {\n'use strict';\n" + modules + read("/report/page.js") + "})();\n", read("/ui/icons.svg"));
    }

    /** A module without its imports and exports: in one script, all of them see each other. */
    private static String plain(String module) {
        return module.replaceAll("(?m)^import .*;\\n", "").replaceAll("(?m)^export (?=function|class|const)", "");
    }

    String policy() {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data:; media-src blob:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(new Sha256().add(text.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static String read(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException(name + " cannot be read", cause);
        }
    }
}
