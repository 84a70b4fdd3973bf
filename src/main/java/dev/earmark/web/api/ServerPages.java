package dev.earmark.web.api;

import dev.earmark.hash.Sha256;
import dev.earmark.web.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The few pages that the server makes itself, in one piece each; some load a script of ours. Whatever comes from outside is escaped. */
final class ServerPages {

    private static final String STYLE = """
            :root{color-scheme:light dark;--bg:#F6F5F2;--panel:#fff;--sunk:#fff;--line:#DEDBD3;--strong:#8C877C;
              --ink:#1B1C1E;--ink2:#565A60;--wrong:#8F0B2D}
            @media (prefers-color-scheme:dark){:root{--bg:#15171A;--panel:#1D2024;--sunk:#101214;
              --line:#31353B;--strong:#6B727B;--ink:#ECEDEE;--ink2:#A7AEB6;--wrong:#E26E62}}
            body{font:14px/1.5 system-ui,sans-serif;background:var(--bg);color:var(--ink);margin:0}
            main{max-width:22rem;margin:12vh auto;padding:2rem;background:var(--panel);border:1px solid var(--line);border-radius:8px}
            main.wide{max-width:42rem;margin:4vh auto}
            h1{font-size:20px;margin:0 0 1rem}h2{font-size:16px;margin:0 0 .5rem}label{display:block;margin:.75rem 0 .25rem}
            section{border-top:1px solid var(--line);padding:1.25rem 0}
            input{display:block;width:100%;max-width:24rem;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid var(--strong);
              border-radius:4px;background:var(--sunk);color:inherit}
            button{font:inherit;margin:1.25rem .5rem 0 0;padding:.5rem 1rem;background:var(--ink);color:var(--panel);
              border:1px solid var(--ink);border-radius:4px;cursor:pointer}
            button.quiet{background:transparent;color:var(--ink);border-color:var(--strong);margin-top:.25rem;padding:.25rem .75rem}
            a{color:inherit}:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
            .wrong{color:var(--wrong)}.note{color:var(--ink2)}[hidden]{display:none}
            ul{list-style:none;padding:0;margin:.5rem 0}li{padding:.5rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
            dialog{max-width:24rem;box-sizing:border-box;background:var(--panel);color:var(--ink);border:1px solid var(--strong);border-radius:8px;padding:1.5rem}
            svg.qr{display:block;width:220px;height:220px;margin:1rem 0;background:#fff}
            code{font:13px/1.6 ui-monospace,monospace;overflow-wrap:anywhere}ol.codes{columns:2;padding-left:2rem;margin:.75rem 0}
            @media (max-width:480px){main,main.wide{margin:0;border:0;border-radius:0;padding:1.25rem}ol.codes{columns:1}}
            """;

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + digest() + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String POLICY_WITH_SCRIPT = POLICY + "; script-src 'self'; connect-src 'self'";

    private ServerPages() {}

    private static String digest() {
        return Base64.getEncoder().encodeToString(new Sha256().add(STYLE.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    /** Without script. @param html of the main part; trusted */
    static Answer page(int status, String title, String html) {
        return answer(status, title, "", "<main><h1>" + escaped(title) + "</h1>" + html + "</main>", POLICY);
    }

    /** @param script name of a module in {@code /pages/} @param html of the main part; trusted */
    static Answer page(int status, String title, String script, String html) {
        return answer(status, title, module(script), "<main><h1>" + escaped(title) + "</h1>" + html + "</main>", POLICY_WITH_SCRIPT);
    }

    /** The same on a wide sheet. */
    static Answer widePage(String title, String script, String html) {
        return answer(200, title, module(script), "<main class=\"wide\"><h1>" + escaped(title) + "</h1>" + html + "</main>",
                POLICY_WITH_SCRIPT);
    }

    private static String module(String script) {
        return "<script type=\"module\" src=\"/pages/" + script + "\"></script>";
    }

    private static Answer answer(int status, String title, String head, String body, String policy) {
        String text =
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + "content=\"width=device-width\"><title>"
                + escaped(title) + " · Earmark</title><style>" + STYLE + "</style>" + head + "</head><body>" + body + "</body></html>";
        return Answer.bytes(status, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", policy);
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
