package dev.earmark.search.query;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into pieces. For one use. */
final class Pieces {

    private static final Pattern QUOTE = Pattern.compile("(~?)[\"“”«»„]");
    private static final Pattern SIGN = Pattern.compile("\\.\\.\\.|…|<\\d{1,4}>|\\{[A-Za-z-]{1,60}}|[\\[\\]|]");
    private static final Pattern NEAR = Pattern.compile("(?i)near/(\\d{1,4})\\b");
    private static final Pattern SAYS = Pattern.compile("(?i)(agent|customer) +(says?|said|(?:does|did) +not +say|do(?:es)?n['’]t +say|"
            + "didn['’]t +say|never +sa(?:ys|id))\\b:?");
    private static final Pattern NAMED = Pattern.compile("(?i)(agent|customer|opening|closing|like) ?:");
    private static final Pattern SECONDS = Pattern.compile("(?i)(first|last) (\\d{1,5}) ?(s|sec|secs|seconds|min|mins|minutes)\\b:?");
    private static final Pattern WITHIN = Pattern.compile("(?i)within (\\d{1,4}) turns?\\b");
    private static final Pattern WORD = Pattern.compile("[$£€]?[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}]|['’&/-](?=[\\p{L}\\p{N}])|"
            + "[.,](?=\\p{N})(?<=\\p{N}[.,]))*+['’]?\\*?");
    private static final int WIDEST_NEAR = 30;
    private static final int SECONDS_A_MINUTE = 60;

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private Pieces(String text) {
        this.text = text;
    }

    /** @throws Rejected with {@code search.query-wrong} */
    static List<Piece> of(String text) {
        Pieces pieces = new Pieces(text);
        while (pieces.at < text.length()) {
            pieces.next();
        }
        return pieces.pieces;
    }

    static Rejected wrong(int column, String what) {
        return new Rejected("search.query-wrong", "In column " + column + " of the search, " + what + ".");
    }

    private int column() {
        return at + 1;
    }

    private void next() {
        char sign = text.charAt(at);
        if (sign == '(' || sign == ')') {
            pieces.add(new Piece.Round(column(), sign == '('));
            at++;
        } else if (sign == '*') {
            throw wrong(column(), "a star stands alone; it may only end a word, as in help*");
        } else if (!quote() && !sign() && !near() && !says() && !named() && !seconds() && !within() && !word()) {
            at++; // a sign that means nothing here
        }
    }

    private boolean quote() {
        Matcher open = at(QUOTE);
        if (open == null) {
            return false;
        }
        int from = open.end();
        int to = from;
        while (to < text.length() && !isQuote(text.charAt(to))) {
            to++;
        }
        if (to == text.length()) {
            throw wrong(column(), "a quote is opened and never closed");
        }
        pieces.add(new Piece.Quote(column(), text.substring(from, to), !open.group(1).isEmpty()));
        at = to + 1;
        return true;
    }

    private static boolean isQuote(char sign) {
        return "\"“”«»„".indexOf(sign) >= 0;
    }

    private boolean sign() {
        Matcher sign = at(SIGN);
        if (sign == null) {
            return false;
        }
        pieces.add(new Piece.Sign(column(), sign.group().equals("…") ? "..." : sign.group().toLowerCase(Locale.ROOT)));
        at = sign.end();
        return true;
    }

    private boolean near() {
        Matcher near = at(NEAR);
        if (near == null) {
            return false;
        }
        int most = Integer.parseInt(near.group(1));
        if (most > WIDEST_NEAR) {
            throw wrong(column(), "NEAR/" + most + " allows more than " + WIDEST_NEAR + " words between");
        }
        pieces.add(new Piece.Nearby(column(), most));
        at = near.end();
        return true;
    }

    private boolean says() {
        Matcher says = at(SAYS);
        if (says == null) {
            return false;
        }
        String verb = says.group(2).toLowerCase(Locale.ROOT);
        pieces.add(new Piece.By(column(), speaker(says.group(1)), verb.contains("n") && !verb.equals("said")));
        at = says.end();
        return true;
    }

    private static Speaker speaker(String word) {
        return word.equalsIgnoreCase("agent") ? Speaker.AGENT : Speaker.CUSTOMER;
    }

    private boolean named() {
        Matcher named = at(NAMED);
        if (named == null) {
            return false;
        }
        pieces.add(switch (named.group(1).toLowerCase(Locale.ROOT)) {
            case "opening" -> new Piece.In(column(), new Stretch.Opening());
            case "closing" -> new Piece.In(column(), new Stretch.Closing());
            case "like" -> new Piece.Like(column());
            default -> new Piece.By(column(), speaker(named.group(1)), false);
        });
        at = named.end();
        return true;
    }

    private boolean seconds() {
        Matcher part = at(SECONDS);
        if (part == null) {
            return false;
        }
        boolean minutes = part.group(3).toLowerCase(Locale.ROOT).startsWith("m");
        double seconds = Double.parseDouble(part.group(2)) * (minutes ? SECONDS_A_MINUTE : 1);
        if (seconds == 0) {
            throw wrong(column(), "a stretch of 0 seconds holds nothing");
        }
        pieces.add(new Piece.In(column(),
                part.group(1).equalsIgnoreCase("first") ? new Stretch.FirstSeconds(seconds) : new Stretch.LastSeconds(seconds)));
        at = part.end();
        return true;
    }

    private boolean within() {
        Matcher within = at(WITHIN);
        if (within == null) {
            return false;
        }
        pieces.add(new Piece.Within(column(), Integer.parseInt(within.group(1))));
        at = within.end();
        return true;
    }

    private boolean word() {
        Matcher word = at(WORD);
        if (word == null) {
            return false;
        }
        pieces.add(new Piece.Bare(column(), word.group()));
        at = word.end();
        return true;
    }

    private @org.jspecify.annotations.Nullable Matcher at(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher : null;
    }
}
