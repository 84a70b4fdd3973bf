package dev.earmark.redaction;

import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds passwords: what is said behind "my password is", and the short answer to a question for one. Safe for many threads. */
final class SecretFinder implements PrivateFinder {

    private static final Set<String> SAYS = Set.of("is", "was", "would", "be", "it's", "its");
    /** Behind "the password is": no password. */
    private static final Set<String> NOT_SECRET = Set.of("not", "wrong", "incorrect", "expired", "required", "needed", "invalid", "too",
            "reset",
            "case", "being", "the", "a", "an", "going", "correct", "working", "locked", "at", "still", "now", "always", "never", "no",
                    "only",
            "usually", "supposed", "on", "in", "sent", "valid", "accepted", "rejected", "changed", "saved", "safe", "fine", "okay", "right",
            "what", "that", "this", "something", "different", "your", "my", "used", "set", "up", "stored", "to", "there", "it", "for",
                    "blank",
            "temporary", "new", "old", "gone", "also", "already", "really", "just", "likely", "probably", "case-sensitive", "easy", "good");
    private static final Set<String> REFUSES = Set.of("no", "sorry", "i", "why", "what", "which", "can", "could", "how", "do", "where",
            "yes",
            "hold", "one", "let", "sure", "wait", "okay", "ok", "not", "it", "we", "my", "the", "but");
    private static final int MOST_WORDS = 4;
    private static final int NEAR_THE_END = 6;
    private static final int NEAR_BEFORE = 8;
    /** What is told in words, not in digits. */
    private static final Set<String> WORDS = Set.of("password", "passcode", "passphrase", "phrase", "word");
    private static final int LONGEST_ANSWER = 6;

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        List<PrivateFinding> found = new ArrayList<>();
        for (int turn = 0; turn < said.turns().size(); turn++) {
            told(said, said.pieces(turn), found);
            if (turn > 0 && asksFor(said, topics, turn - 1) && said.turns().get(turn).speaker() != said.turns().get(turn - 1).speaker()) {
                answered(said.pieces(turn), found);
            }
        }
        return found;
    }

    private static void told(ConversationPieces said, List<TextPiece> pieces, List<PrivateFinding> found) {
        for (int at = 0; at + 2 < pieces.size(); at++) {
            boolean secret = WORDS.contains(pieces.get(at).text())
                    && Topic.endingAt(pieces, at).filter(topic -> topic == Topic.PASSWORD).isPresent();
            int begin = at + 1;
            while (secret && begin < pieces.size() && SAYS.contains(pieces.get(begin).text())) {
                begin++;
            }
            if (secret && begin > at + 1 && begin < pieces.size() && !NOT_SECRET.contains(pieces.get(begin).text())) {
                TextPiece last = end(said, pieces, begin);
                found.add(new PrivateFinding(PrivateKind.PASSWORD, last.turn(), pieces.get(begin).from(), wordEnd(said, last)));
            }
        }
    }

    /** One word where it was typed; up to the end of the sentence, and not for long, where it was spoken. */
    private static TextPiece end(ConversationPieces said, List<TextPiece> pieces, int begin) {
        int end = begin;
        int most = said.spoken() ? MOST_WORDS : 1;
        while (end + 1 < pieces.size() && end + 1 < begin + most && !said.apart(pieces.get(end), pieces.get(end + 1))
                && !pieces.get(end + 1).text().equals("and")) {
            end++;
        }
        return pieces.get(end);
    }

    /** A typed password goes on with whatever signs up to the next blank. */
    private static int wordEnd(ConversationPieces said, TextPiece last) {
        String text = said.text(last.turn());
        int end = last.to();
        while (!said.spoken() && end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean asksFor(ConversationPieces said, Topics topics, int turn) {
        List<TextPiece> pieces = said.pieces(turn);
        return said.turns().get(turn).speaker() != Speaker.CUSTOMER && topics.named(Topic.PASSWORD, turn).stream()
                .anyMatch(at -> pieces.getLast().position() - at <= NEAR_THE_END && pieces.stream()
                        .anyMatch(piece -> piece.position() < at && at - piece.position() <= NEAR_BEFORE && AskingWords.asks(piece)));
    }

    private static void answered(List<TextPiece> pieces, List<PrivateFinding> found) {
        if (!pieces.isEmpty() && pieces.size() <= LONGEST_ANSWER && !REFUSES.contains(pieces.getFirst().text())) {
            found.add(new PrivateFinding(PrivateKind.PASSWORD, pieces.getFirst().turn(), pieces.getFirst().from(), pieces.getLast().to()));
        }
    }
}
