package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.UnreadableExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A mail ({@code .eml}, RFC 5322) or a mailbox of them (mbox, RFC 4155); each thread is a conversation. */
public final class Mail implements ExportReader {

    private static final Pattern MBOX = Pattern.compile("From \\S{1,300} .{0,10}\\w{3}\\b.{0,40}\\d{4}.*");
    private static final Set<String> HEADERS = Set.of("from", "to", "subject", "date", "received", "return-path", "message-id",
            "mime-version",
            "delivered-to", "content-type", "x-original-to", "reply-to", "dkim-signature", "authentication-results", "x-gm-thrid",
                    "sender");
    private static final int LINES_LOOKED_AT = 60;
    private static final int FEWEST_HEADERS = 3;

    @Override
    public String format() {
        return "mail";
    }

    @Override
    public boolean readsBytes() {
        return true;
    }

    @Override
    public boolean fits(ExportText text) {
        return !text.isJson() && (isMbox(text.text()) || isMail(text.text()));
    }

    private static boolean isMbox(String text) {
        return text.startsWith("From ") && MBOX.matcher(text.lines().findFirst().orElse("")).matches();
    }

    private static boolean isMail(String text) {
        Set<String> found = new java.util.HashSet<>();
        for (String line : text.lines().limit(LINES_LOOKED_AT).toList()) {
            if (line.isBlank()) {
                break;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (HEADERS.contains(name)) {
                found.add(name);
            } else if (found.isEmpty() && !name.matches("[!-9;-~]{1,80}")) {
                return false;
            }
        }
        return found.contains("from") && found.size() >= FEWEST_HEADERS;
    }

    @Override
    public List<Draft> read(ExportText text) throws UnreadableExport {
        List<byte[]> mails = isMbox(text.text()) ? cut(text.bytes()) : List.of(text.bytes());
        MailThreads threads = new MailThreads();
        for (byte[] mail : mails) {
            threads.add(MailParts.parse(mail));
        }
        return threads.drafts();
    }

    /** A mailbox at its lines "From …" behind an empty line; ">From" within a mail is "From" again. */
    private static List<byte[]> cut(byte[] mbox) {
        List<byte[]> mails = new ArrayList<>();
        int from = -1;
        boolean blank = true;
        int start = 0;
        while (start < mbox.length) {
            int end = start;
            while (end < mbox.length && mbox[end] != '\n') {
                end++;
            }
            boolean opens = blank && end - start > 5 && mbox[start] == 'F' && mbox[start + 1] == 'r' && mbox[start + 2] == 'o'
                    && mbox[start + 3] == 'm' && mbox[start + 4] == ' ';
            if (opens) {
                if (from >= 0) {
                    mails.add(java.util.Arrays.copyOfRange(mbox, from, start));
                }
                from = end + 1;
            }
            blank = end - start == 0 || end - start == 1 && mbox[start] == '\r';
            start = end + 1;
        }
        if (from >= 0 && from < mbox.length) {
            mails.add(java.util.Arrays.copyOfRange(mbox, from, mbox.length));
        }
        return mails;
    }
}
