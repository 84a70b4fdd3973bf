package dev.earmark.exports.text;

import dev.earmark.exports.Encoding;
import dev.earmark.exports.UnreadableExport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** What stands in one mail: its words and the names of its attachments. Bounded in depth, parts and headers. */
final class MailParts {

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 500;
    private static final int MOST_HEADERS = 1000;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int LONGEST_TEXT = 190_000;

    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private int parts;

    private MailParts() {}

    static Message parse(byte[] mail) throws UnreadableExport {
        MimeConfig config = MimeConfig.custom().setMaxHeaderCount(MOST_HEADERS).setMaxHeaderLen(100_000).setMaxLineLen(LONGEST_LINE)
                .setMaxContentLen(-1).setMalformedHeaderStartsBody(true).build();
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(config);
        try {
            return builder.parseMessage(new ByteArrayInputStream(mail));
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableExport("a mail in it cannot be taken apart");
        }
    }

    /** The plain words when there are any, else those of the HTML, and a line for each attachment. */
    static String text(Entity mail) {
        MailParts found = new MailParts();
        found.walk(mail, 0);
        List<String> words = found.plain.stream().anyMatch(text -> !text.isBlank()) ? found.plain : found.html;
        String text = String.join("\n", words).strip();
        List<String> all = new ArrayList<>(List.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text));
        found.attachments.forEach(name -> all.add("[attachment" + (name.isBlank() ? "" : ": " + name.replaceAll("[\\[\\]\\n]", " ")
                .strip()) + "]"));
        return String.join("\n", all).strip();
    }

    private void walk(Entity entity, int depth) {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return;
        }
        Body body = entity.getBody();
        String disposition = entity.getDispositionType();
        String type = entity.getMimeType() == null ? "text/plain" : entity.getMimeType().toLowerCase(Locale.ROOT);
        boolean attached = "attachment".equalsIgnoreCase(disposition) || entity.getFilename() != null;
        if (body instanceof Multipart several) {
            several.getBodyParts().forEach(part -> walk(part, depth + 1));
        } else if (body instanceof Message || attached || !type.startsWith("text/")) {
            if (body != null && !type.startsWith("application/pgp") && !type.equals("message/delivery-status")) {
                attachments.add(name(entity, type));
            }
        } else if (body instanceof SingleBody single) {
            (type.equals("text/html") ? html : plain).add(decoded(single, entity.getCharset()));
        }
    }

    private static String name(Entity entity, String type) {
        return entity.getFilename() == null ? type.equals("message/rfc822") ? "mail" : "" : entity.getFilename();
    }

    private static String decoded(SingleBody body, @Nullable String charset) {
        try {
            byte[] bytes = body.getInputStream().readNBytes(8 << 20);
            Charset declared = charset(charset);
            return declared == null || declared.equals(StandardCharsets.US_ASCII)
                    ? Encoding.of(bytes).map(Encoding::text).orElse(new String(bytes, StandardCharsets.ISO_8859_1)) : new String(bytes,
                            declared);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
