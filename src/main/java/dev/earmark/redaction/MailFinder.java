package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses of mail, written ("a.b@c.com") and spoken ("a dot b at c dot com"). Safe for many threads. */
final class MailFinder implements PrivateFinder {

    private static final Pattern WRITTEN = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]{0,63}+@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}\\.){1,6}\\p{L}{2,24}");
    private static final Set<String> PARTS = Set.of("dot", "at", "underscore", "dash", "hyphen", "period", "the", "number", "com", "all",
            "one",
            "word", "lower", "case", "capital", "as", "in", "for", "like");
    private static final Set<String> ENDINGS = Set.of("com", "net", "org", "edu", "gov", "uk", "us", "co", "de", "io", "ca", "au", "eu",
            "info",
            "biz", "fr");
    /** Before "at": a name, spelled letter by letter at worst. */
    private static final int MOST_BEFORE = 30;
    private static final int MOST_DOMAIN = 6;

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        List<PrivateFinding> found = new ArrayList<>();
        said.turns().forEach(turn -> {
            Matcher matcher = WRITTEN.matcher(turn.text());
            while (matcher.find()) {
                found.add(new PrivateFinding(PrivateKind.EMAIL, turn.index(), matcher.start(), matcher.end()));
            }
            spoken(said.pieces(turn.index()), found);
        });
        return found;
    }

    private static void spoken(List<TextPiece> pieces, List<PrivateFinding> found) {
        for (int at = 1; at < pieces.size(); at++) {
            int end = pieces.get(at).text().equals("at") ? ending(pieces, at) : -1;
            if (end > 0) {
                found.add(new PrivateFinding(PrivateKind.EMAIL, pieces.get(at).turn(), pieces.get(begin(pieces, at)).from(),
                        pieces.get(end).to()));
            }
        }
    }

    /** Place of "com" in "at example dot com"; -1 when none follows. */
    private static int ending(List<TextPiece> pieces, int at) {
        int last = -1;
        for (int dot = at + 2; dot < Math.min(pieces.size() - 1, at + MOST_DOMAIN); dot++) {
            if (pieces.get(dot).text().equals("dot") && ENDINGS.contains(pieces.get(dot + 1).text())) {
                last = dot + 1;
            }
        }
        return last;
    }

    /** The word before "at", and before it letters, numbers, and whatever "dot" and its like join. */
    private static int begin(List<TextPiece> pieces, int at) {
        int begin = at - 1;
        while (begin > 0 && at - begin < MOST_BEFORE && belongs(pieces.get(begin - 1), pieces.get(begin))) {
            begin--;
        }
        return begin;
    }

    private static boolean belongs(TextPiece before, TextPiece next) {
        boolean letter = before.text().length() == 1;
        return letter || before.number() || PARTS.contains(before.text()) || PARTS.contains(next.text()) && !next.text().equals("at")
                || next.number() && next.text().length() <= 2;
    }
}
