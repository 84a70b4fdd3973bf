package dev.earmark.message;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Takes tags and entities out of what was written as HTML. Quoted blocks become lines that begin with {@code >}, signatures stand below a
 * line {@code --}, pictures and files become a note in brackets. Text that only looks a little like it, such as {@code <unk>}, stays. Safe
 * for many threads.
 */
public final class HtmlText {

    private static final Pattern TAG = Pattern.compile(
            "(?i)</?(?:p|br|div|span|b|i|u|em|strong|a|ul|ol|li|blockquote|table|tr|td|tbody|img|h[1-6]|html|body|head|font|pre|hr|style"
                    + "|script|meta|title|o:p)(?:\\s[^<>]{0,2000})?/?>");
    private static final Pattern BLOCK = Pattern.compile("(?i)<(?:p|br|div|table|html|body|li)\\b");
    private static final Pattern ENTITY = Pattern.compile("&(?:[a-zA-Z]{2,10}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");
    /** What a browser would not print: a message of nothing else is kept as it was written, so that no message gets lost. */
    private static final Pattern HIDDEN = Pattern.compile("(?i)<(?:script|style|meta|title|head)\\b|=");
    private static final Set<String> BLOCKS = Set.of("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol",
            "blockquote", "hr", "pre", "body");
    private static final int MOST_ROUNDS = 2;

    private HtmlText() {}

    /** The text itself when there is neither a tag nor an entity in it. */
    public static String plain(String text) {
        String plain = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean tags = TAG.matcher(plain).find();
            if (!tags && !ENTITY.matcher(plain).find()) {
                return plain;
            }
            String before = plain;
            plain = tags ? rendered(before) : org.jsoup.parser.Parser.unescapeEntities(plain, false).replace('\u00a0', ' ');
            if (plain.isBlank() && HIDDEN.matcher(before).find()) {
                return before;
            }
        }
        return plain;
    }

    /** Whether there is a tag in it. */
    public static boolean isTagged(String text) {
        return TAG.matcher(text).find();
    }

    private static String rendered(String html) {
        Rendering rendering = new Rendering(!BLOCK.matcher(html).find());
        NodeTraversor.traverse(rendering, Jsoup.parse(html).body());
        return rendering.text();
    }

    /** Goes through the tree once, without recursion. */
    private static final class Rendering implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();
        private final boolean lineEndsMatter;
        private int quotes;
        private int hidden;

        Rendering(boolean lineEndsMatter) {
            this.lineEndsMatter = lineEndsMatter;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && hidden == 0) {
                words(words);
            } else if (node instanceof Element element) {
                begin(element);
            }
        }

        private void words(TextNode node) {
            String[] lines = keepsLines(node) ? node.getWholeText().split("\\R", -1) : new String[] {node.getWholeText()
                    .replaceAll("\\s+", " ")};
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    newLine();
                }
                append(lines[i]);
            }
        }

        /** Plain text with a tag or two in it keeps its own line ends; within blocks they mean nothing. */
        private boolean keepsLines(TextNode node) {
            return node.parent() instanceof Element parent
                    && (parent.normalName().equals("pre") || lineEndsMatter && parent.normalName().equals("body"));
        }

        private void append(String words) {
            if (words.isBlank() && (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1)))) {
                return;
            }
            if (atLineStart() && quotes > 0) {
                text.append("> ".repeat(Math.min(quotes, 5)));
            }
            text.append(atLineStart() ? words.stripLeading() : words);
        }

        private boolean atLineStart() {
            return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        }

        private void newLine() {
            if (!text.isEmpty()) {
                text.append('\n');
            }
        }

        private void begin(Element element) {
            String name = element.normalName();
            if (name.equals("style") || name.equals("script") || name.equals("head") || name.equals("title")) {
                hidden++;
            }
            if (BLOCKS.contains(name) && !atLineStart()) {
                newLine();
            }
            if (isQuote(element)) {
                quotes++;
            } else if (isSignature(element)) {
                text.append("-- \n");
            } else if (name.equals("hr") && element.id().equals("stopSpelling")) {
                text.append("-----Original Message-----\n");
            } else if (name.equals("img")) {
                append("[image" + (element.attr("alt").isBlank() ? "" : ": " + element.attr("alt").strip()) + "]");
            } else if (name.equals("li")) {
                append("- ");
            }
        }

        private static boolean isQuote(Element element) {
            String id = element.id().toLowerCase(Locale.ROOT);
            return element.normalName().equals("blockquote") || element.hasClass("gmail_quote") || element.hasClass("yahoo_quoted")
                    || element.hasClass("moz-cite-prefix") || element.hasClass("protonmail_quote") || element.hasClass("zmail_extra")
                    || id.equals("divrplyfwdmsg") || id.equals("appendonsend") || id.equals("mail-editor-reference-message-container");
        }

        private static boolean isSignature(Element element) {
            String id = element.id().toLowerCase(Locale.ROOT);
            return element.hasClass("gmail_signature") || element.hasClass("moz-signature") || id.equals("signature")
                    || id.equals("applemailsignature") || id.equals("ms-outlook-mobile-signature") || element.hasAttr("data-smartmail");
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (name.equals("style") || name.equals("script") || name.equals("head") || name.equals("title")) {
                    hidden--;
                }
                if (isQuote(element)) {
                    quotes--;
                }
                if (BLOCKS.contains(name) && (!atLineStart() || name.equals("p"))) {
                    newLine();
                }
            }
        }

        String text() {
            return text.toString().replaceAll("[ \\t\u00a0]+\n", "\n").replaceAll("\n{3,}", "\n\n").replace('\u00a0', ' ').strip();
        }
    }
}
