package dev.earmark.message;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Takes a typed message apart: what its author wrote anew, and what stands in it besides: quoted messages, forwards, signature, footer,
 * closing survey. Nothing is lost; the pieces in order are the message. Safe for many threads.
 */
public final class NewWords {

    private NewWords() {}

    /** @param quoted whether it is nobody's new words */
    public record Piece(String text, boolean quoted) {}

    /** At least one piece; a message that is new as a whole is one. */
    public static List<Piece> of(String message) {
        Lines cut = lines(message);
        List<String> lines = cut.all;
        boolean[] quoted = new boolean[lines.size()];
        mark(lines, quoted, cut.opened);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= lines.size(); at++) {
            if (at == lines.size() || quoted[at] != quoted[from]) {
                piece(lines.subList(from, at), quoted[from], pieces);
                from = at;
            }
        }
        return pieces.isEmpty() ? List.of(new Piece(message, false)) : pieces;
    }

    private static void piece(List<String> lines, boolean quoted, List<Piece> into) {
        String text = String.join("\n", lines).strip();
        if (!text.isEmpty()) {
            into.add(new Piece(text, quoted));
        }
    }

    /** @param opened lines that were cut off because an earlier message begins there */
    private record Lines(List<String> all, BitSet opened) {}

    private static Lines lines(String message) {
        List<String> lines = new ArrayList<>();
        BitSet opened = new BitSet();
        for (String line : message.split("\r\n|\n|\r", -1)) {
            int cut = line.startsWith(">") ? -1 : QuoteMarks.within(line).orElse(-1);
            if (cut > 0) {
                lines.add(line.substring(0, cut).stripTrailing());
                opened.set(lines.size());
                lines.add(line.substring(cut));
            } else {
                lines.add(line);
            }
        }
        return new Lines(lines, opened);
    }

    private static void mark(List<String> lines, boolean[] quoted, BitSet opened) {
        boolean first = true;
        int footerFrom = Integer.MAX_VALUE;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            int attribution = opened.get(at) ? 0 : QuoteMarks.attribution(lines, at);
            if (line.stripLeading().startsWith(">")) {
                quoted[at] = true;
            } else if (attribution > 0) {
                at = attributed(lines, quoted, at, at + attribution);
            } else if (opened.get(at) || QuoteMarks.opensEarlierMessage(lines, at)) {
                fill(quoted, at, lines.size());
                return;
            } else if (at >= footerFrom || Footers.opens(lines, at, first)) {
                footerFrom = Math.min(footerFrom, at);
                quoted[at] = true;
            } else if (!line.isBlank()) {
                int below = Footers.belowSignOff(lines, at);
                footerFrom = below > 0 ? Math.min(footerFrom, below) : footerFrom;
                first = false;
            }
        }
        joinBlanks(lines, quoted);
    }

    /** The attribution and, when lines with a mark follow, those; else everything below it. @return the last line that was decided */
    private static int attributed(List<String> lines, boolean[] quoted, int from, int next) {
        int at = next;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        boolean marked = at < lines.size() && lines.get(at).stripLeading().startsWith(">");
        int to = marked ? next : lines.size();
        fill(quoted, from, to);
        return to - 1;
    }

    private static void fill(boolean[] quoted, int from, int to) {
        for (int at = from; at < to; at++) {
            quoted[at] = true;
        }
    }

    /** Blank lines belong to what stands above and below them, when both are quoted. */
    private static void joinBlanks(List<String> lines, boolean[] quoted) {
        for (int at = 1; at < lines.size(); at++) {
            if (lines.get(at).isBlank() && quoted[at - 1]) {
                int next = at;
                while (next < lines.size() && lines.get(next).isBlank()) {
                    next++;
                }
                quoted[at] = next == lines.size() || quoted[next];
            }
        }
    }
}
