package dev.earmark.web.api;

import dev.earmark.hash.Sha256;
import dev.earmark.web.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A few pages without script, in one piece each. Whatever comes from outside is escaped. */
final class Pages {

    private static final String STYLE = """
            body{font:14px/1.5 system-ui,sans-serif;background:#F6F5F2;color:#1B1C1E;margin:0}
            main{max-width:22rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #DEDBD3;border-radius:8px}
            h1{font-size:20px;margin:0 0 1rem}label{display:block;margin:.75rem 0 .25rem}
            input{width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid #8C877C;border-radius:4px}
            button{font:inherit;margin-top:1.25rem;padding:.5rem 1rem;background:#1B1C1E;color:#fff;border:0;border-radius:4px}
            .wrong{color:#8F0B2D}
            @media (prefers-color-scheme:dark){body{background:#15171A;color:#ECEDEE}main{background:#1D2024;border-color:#31353B}
            input{background:#101214;color:inherit}button{background:#ECEDEE;color:#15171A}.wrong{color:#E26E62}}
            """;

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + digest() + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    private static String digest() {
        return Base64.getEncoder().encodeToString(new Sha256().add(STYLE.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    /** @param html of the main part; trusted */
    static Answer page(int status, String title, String html) {
        String text = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + escaped(title) + " · Earmark</title><style>" + STYLE + "</style></head><body><main><h1>" + escaped(title) + "</h1>" + html + "</main></body></html>";
        return Answer.bytes(status, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)).with("Content-Security-Policy", POLICY);
    }

    /** A field of a form with its label. @param kind {@code text} or {@code password} */
    static String field(String name, String label, String kind, String completion) {
        return "<label for=\"" + name + "\">" + label + "</label><input id=\"" + name + "\" name=\"" + name + "\" type=\"" + kind + "\" autocomplete=\"" + completion
                + "\" required maxlength=\"200\">";
    }

    static String wrong(String sentence) {
        return sentence.isEmpty() ? "" : "<p class=\"wrong\" role=\"alert\">" + escaped(sentence) + "</p>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
