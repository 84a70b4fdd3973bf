package dev.earmark.testing;

import java.util.List;

/** What a caller might say, type or name a file to harm whoever reads the report. */
public final class HostileTexts {

    private HostileTexts() {}

    public static List<String> all() {
        return List.of(
                "<script>window.hacked = true</script>",
                "</script><script>window.hacked = true</script>",
                "<!--<script>window.hacked = true",
                "--><img src=x onerror=window.hacked=true>",
                "<img src=\"x\" onerror=\"window.hacked = true\">",
                "<svg onload=window.hacked=true>",
                "<svg><script>window.hacked=true</script></svg>",
                "\"><script>window.hacked=true</script>",
                "' onmouseover='window.hacked=true",
                "\" autofocus onfocus=\"window.hacked=true",
                "</title><script>window.hacked=true</script>",
                "</style><script>window.hacked=true</script>",
                "</textarea><img src=x onerror=window.hacked=true>",
                "<iframe srcdoc=\"<script>parent.hacked=true</script>\"></iframe>",
                "<a href=\"javascript:window.hacked=true\">click</a>",
                "javascript:window.hacked=true",
                "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:9/\">",
                "<base href=http://127.0.0.1:9/>",
                "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
                "<object data=http://127.0.0.1:9/x></object>",
                "<style>body{display:none}</style>",
                "<form action=http://127.0.0.1:9/><input name=a autofocus></form>",
                "{{constructor.constructor('window.hacked=true')()}}",
                "${window.hacked=true} #{7*7} <%= 7*7 %>",
                "&lt;b&gt; &amp; &#60;script&#62; &nbsp",
                "line\u2028separator\u2029and\u0085next\rreturn\nfeed\ttab",
                "\u001B[31mred\u001B[0m \u001B]0;title\u0007 \u009B2J \u001B[2J\u001B[H \u0090payload\u009C",
                "right\u202Eto\u202Cleft \u2066isolate\u2069 \u200Fmark\u061C",
                "nul\u0000 del\u007F back\u0008space",
                "lone \uD800 surrogate \uDC00 halves",
                "zero\u200Bwidth\uFEFF no\u2060break\uFFFE \uDB40\uDC41tags",
                "İstanbul ŞİŞLİ ß ﬃ \uD83D\uDC69\u200D\uD83D\uDC67 ﷽ Z\u0351\u0352\u0357a\u0300\u0301lgo");
    }
}
