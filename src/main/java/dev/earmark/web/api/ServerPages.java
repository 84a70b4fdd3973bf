package dev.earmark.web.api;

import dev.earmark.web.http.Answer;
import dev.earmark.web.ui.Shell;
import java.nio.charset.StandardCharsets;

/**
 * The few pages that the server makes itself, in the look of the application; some load a script of ours. Whatever comes from outside is
 * escaped.
 */
final class ServerPages {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    private static final String POLICY_WITH_SCRIPT = POLICY + "; script-src 'self'; connect-src 'self'";

    private final String files;

    ServerPages(Shell shell) {
        this.files = shell.files();
    }

    /** Without script. @param html of the main part; trusted */
    Answer page(int status, String title, String html) {
        return answer(status, title, "", html, POLICY);
    }

    /** @param script name of a module of ours @param html of the main part; trusted */
    Answer page(int status, String title, String script, String html) {
        return answer(status, title, "<script type=\"module\" src=\"" + files + "/js/" + script + "\"></script>", html,
                POLICY_WITH_SCRIPT);
    }

    private Answer answer(int status, String title, String script, String html, String policy) {
        String text =
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + "content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>"
                + escaped(title) + " · Earmark</title><link rel=\"icon\" href=\"" + files + "/icon.svg\">" + style("tokens")
                + style("forms") + script + "</head><body><header class=\"brand\">Earmark</header><main><h1>" + escaped(title) + "</h1>"
                + html + "</main></body></html>";
        return Answer.bytes(status, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", policy);
    }

    private String style(String name) {
        return "<link rel=\"stylesheet\" href=\"" + files + "/css/" + name + ".css\">";
    }

    /** A field of a form with its label. @param kind {@code text} or {@code password} */
    static String field(String name, String label, String kind, String completion) {
        return "<label for=\"" + name + "\">" + label + "</label><input id=\"" + name + "\" name=\"" + name + "\" type=\"" + kind
                + "\" autocomplete=\"" + completion
                + "\" required maxlength=\"200\">";
    }

    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">";
    }

    static String wrong(String sentence) {
        return sentence.isEmpty() ? "" : "<p class=\"wrong\" role=\"alert\">" + escaped(sentence) + "</p>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
