package dev.earmark.eval.page;

import static j2html.TagCreator.h1;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.title;

import dev.earmark.hash.Sha256;
import dev.earmark.text.PlainText;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A page in one file that asks nobody for anything: its style is in it, and its policy lets nothing else in. */
final class PlainPage {

    private PlainPage() {}

    static String of(String heading, DomContent content) {
        String style = style();
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + meta().attr("http-equiv", "Content-Security-Policy").attr("content",
                        "default-src 'none'; style-src '" + digest(style) + "'; img-src data:; base-uri 'none'; form-action 'none'")
                        .render()
                + "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
                + "content=\"light dark\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n"
                + title(heading + " · Earmark").render()
                + "\n<style>" + style + "</style>\n</head>\n<body>\n" + main(h1(heading), content).render() + "\n</body>\n</html>\n";
    }

    /** Words of others, escaped, without characters that act. */
    static DomContent text(String words) {
        return TagCreator.text(PlainText.shown(words));
    }

    /** A table that may be wider than the window: whoever has no mouse can reach it and scroll. */
    static DomContent wide(String name, DomContent table) {
        return TagCreator.div(table).withClass("wide").attr("tabindex", "0").attr("role", "region").attr("aria-label", name);
    }

    private static String digest(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(new Sha256().add(text.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static String style() {
        try (InputStream in = PlainPage.class.getResourceAsStream("/eval/page.css")) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without eval/page.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException("eval/page.css cannot be read", cause);
        }
    }
}
