package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds dates that are private by what was asked for: of birth, and until when a card is valid. A day of the last century is one of birth
 * also where nothing was understood of the question. Safe for many threads.
 */
final class DateFinder implements PrivateFinder {

    private static final Set<String> MONTHS = Set.of("january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec");
    private static final Set<String> DAYS = Set.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth", "thirtieth", "st", "nd", "rd", "th");
    private static final String CENTURY = "nineteen";
    private static final Set<String> BETWEEN = Set.of("the", "of", "slash", "dash", "oh", "o", "hundred", "and", "in");

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        List<PrivateFinding> found = new ArrayList<>();
        for (int turn = 0; turn < said.turns().size(); turn++) {
            dates(said, turn, topics, found);
        }
        return found;
    }

    private static void dates(ConversationPieces said, int turn, Topics topics, List<PrivateFinding> found) {
        List<TextPiece> pieces = said.pieces(turn);
        for (int begin = 0; begin < pieces.size(); ) {
            int end = end(pieces, begin);
            if (end > begin) {
                TextPiece first = pieces.get(begin);
                TextPiece last = pieces.get(end - 1);
                Optional<Topic> topic = topics.of(first, last);
                boolean old = topic.filter(about -> !about.harmless()).isEmpty() && ofLastCentury(pieces.subList(begin, end))
                        && ReadOutAnswers.answers(said, topics, turn, pieces.size() - (end - begin));
                kind(old ? Optional.of(Topic.BIRTH_DATE) : topic)
                        .ifPresent(kind -> found.add(new PrivateFinding(kind, turn, first.from(), last.to())));
            }
            begin = Math.max(begin + 1, end);
        }
    }

    /** A day, a month, and "nineteen" behind them, whatever was heard of the rest. */
    private static boolean ofLastCentury(List<TextPiece> date) {
        return date.stream().anyMatch(piece -> MONTHS.contains(piece.text()))
                && date.stream().anyMatch(piece -> DAYS.contains(piece.text()))
                && date.stream().anyMatch(piece -> piece.text().equals(CENTURY));
    }

    private static Optional<PrivateKind> kind(Optional<Topic> topic) {
        return topic.flatMap(about -> switch (about) {
            case BIRTH_DATE -> Optional.of(PrivateKind.BIRTH_DATE);
            case CARD_EXPIRY, EXPIRY_HINT -> Optional.of(PrivateKind.CARD_EXPIRY);
            case CODE_HINT, SECURITY_CODE, CARD_NUMBER, CARD, BANK_ACCOUNT, NATIONAL_ID, PASSWORD, PHONE, POSTAL_ADDRESS, REFERENCE,
                    AMOUNT ->
                    Optional.empty();
        });
    }

    /** Behind the last part of a date that begins there; {@code begin} when none does: a month and a number, or three numbers. */
    private static int end(List<TextPiece> pieces, int begin) {
        int numbers = 0;
        int months = 0;
        int end = begin;
        for (int at = begin; at < pieces.size(); at++) {
            TextPiece piece = pieces.get(at);
            boolean part = piece.number() || DAYS.contains(piece.text()) || MONTHS.contains(piece.text());
            if (!part && (at == begin || !BETWEEN.contains(piece.text()))) {
                break;
            }
            numbers += piece.number() || DAYS.contains(piece.text()) ? 1 : 0;
            months += MONTHS.contains(piece.text()) ? 1 : 0;
            end = part ? at + 1 : end;
        }
        return months > 0 && numbers > 0 || numbers >= 2 ? end : begin;
    }
}
