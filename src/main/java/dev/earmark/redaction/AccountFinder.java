package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers with letters in them: of bank accounts (IBAN) and of insured people. Safe for many threads. */
final class AccountFinder implements PrivateFinder {

    private static final Pattern IBAN = Pattern.compile("(?i)\\b[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,8}\\b");
    /** National insurance number of the United Kingdom: two letters, six digits, a letter. */
    private static final Pattern INSURANCE = Pattern.compile("(?i)\\b[A-CEGHJ-PR-TW-Z]{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?[A-D]\\b");
    private static final int LEAST_SPELLED = 9;

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        List<PrivateFinding> found = new ArrayList<>();
        said.turns().forEach(turn -> {
            accounts(turn.index(), turn.text(), found);
            insured(turn.index(), turn.text(), found);
            if (said.spoken()) {
                spelled(said.pieces(turn.index()), topics, found);
            }
        });
        return found;
    }

    private static void accounts(int turn, String text, List<PrivateFinding> found) {
        Matcher matcher = IBAN.matcher(text);
        while (matcher.find()) {
            for (int end = matcher.end(); end > matcher.start() + LEAST_SPELLED; end--) {
                if (CheckDigits.iban(text.substring(matcher.start(), end).replaceAll("[ -]", ""))) {
                    found.add(new PrivateFinding(PrivateKind.BANK_ACCOUNT, turn, matcher.start(), end));
                    break;
                }
            }
        }
    }

    private static void insured(int turn, String text, List<PrivateFinding> found) {
        Matcher matcher = INSURANCE.matcher(text);
        while (matcher.find()) {
            found.add(new PrivateFinding(PrivateKind.NATIONAL_ID, turn, matcher.start(), matcher.end()));
        }
    }

    /** Single letters and digits, one after the other, where such a number is talked about. */
    private static void spelled(List<TextPiece> pieces, Topics topics, List<PrivateFinding> found) {
        for (int begin = 0; begin < pieces.size(); ) {
            int end = begin;
            while (end < pieces.size() && (pieces.get(end).text().length() == 1 || pieces.get(end).number())) {
                end++;
            }
            if (end - begin >= LEAST_SPELLED) {
                TextPiece first = pieces.get(begin);
                TextPiece last = pieces.get(end - 1);
                topics.of(first, last).filter(topic -> topic == Topic.BANK_ACCOUNT || topic == Topic.NATIONAL_ID).ifPresent(topic ->
                        found.add(new PrivateFinding(topic == Topic.NATIONAL_ID ? PrivateKind.NATIONAL_ID : PrivateKind.BANK_ACCOUNT,
                                first.turn(),
                                first.from(), last.to())));
            }
            begin = Math.max(begin + 1, end);
        }
    }
}
