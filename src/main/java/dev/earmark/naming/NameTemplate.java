package dev.earmark.naming;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One template, held against the last folders and the name of a file without its ending. It fits a whole name or not at all; each field
 * takes as little as it can. Immutable; safe for many threads.
 */
final class NameTemplate {

    private static final int LONGEST = 1000;

    private final List<NamePiece> pieces;
    private final int folders;
    private final ZoneId zone;

    /** @throws IllegalArgumentException with what is wrong */
    NameTemplate(String template, ZoneId zone) {
        this.pieces = new TemplateText(template).pieces();
        this.folders = (int) template.chars().filter(c -> c == '/').count();
        this.zone = zone;
    }

    /** @param stem of the name: without its ending */
    Optional<SaidByName> read(Path file, String stem) {
        String text = text(file, stem);
        List<String> values = text.isEmpty() || text.length() > LONGEST ? List.of() : new Search(text).values();
        return values.isEmpty() ? Optional.empty() : new SaidPieces(pieces, values, zone).said();
    }

    /** Empty when there are fewer folders than the template has. */
    private String text(Path file, String stem) {
        Path whole = file.toAbsolutePath().normalize();
        int names = whole.getNameCount();
        if (names <= folders) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = names - 1 - folders; i < names - 1; i++) {
            text.append(whole.getName(i)).append('/');
        }
        return text.append(stem).toString();
    }

    /** Goes back where a piece took too little, and never twice to a place where the rest did not fit. */
    private final class Search {

        private final String text;
        private final BitSet failed = new BitSet();
        private final List<String> taken = new ArrayList<>();

        Search(String text) {
            this.text = text;
        }

        /** What each piece took, in their order; empty when it does not fit. */
        List<String> values() {
            return fits(0, 0) ? taken.reversed() : List.of();
        }

        private boolean fits(int piece, int at) {
            if (piece == pieces.size()) {
                return at == text.length();
            }
            int place = piece * (text.length() + 1) + at;
            if (failed.get(place)) {
                return false;
            }
            boolean fits = switch (pieces.get(piece)) {
                case NamePiece.Literal(var literal) -> text.regionMatches(true, at, literal, 0, literal.length())
                        && fits(piece + 1, at, at + literal.length());
                case NamePiece.Moment moment -> {
                    Matcher matcher = moment.shape().matcher(text).region(at, text.length());
                    yield matcher.lookingAt() && fits(piece + 1, at, matcher.end());
                }
                case NamePiece.Read read -> fits(read, piece, at);
            };
            failed.set(place, !fits);
            return fits;
        }

        private boolean fits(NamePiece.Read read, int piece, int at) {
            int slash = text.indexOf('/', at);
            Pattern shape = read.shape();
            int most = slash < 0 ? text.length() : slash;
            for (int end = at + 1; end <= most; end++) {
                boolean shaped = shape == null || shape.matcher(text).region(at, end).matches();
                if (shaped && fits(piece + 1, at, end)) {
                    return true;
                }
            }
            return false;
        }

        private boolean fits(int next, int from, int to) {
            boolean fits = fits(next, to);
            if (fits) {
                taken.add(text.substring(from, to));
            }
            return fits;
        }
    }
}
