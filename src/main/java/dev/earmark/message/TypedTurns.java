package dev.earmark.message;

import dev.earmark.message.NewWords.Piece;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the turns of a transcript of what was handed over: where people typed, what is nobody's new words becomes a turn of {@code
 * quoted} behind its message. Safe for many threads.
 */
public final class TypedTurns {

    /** The least words of a last paragraph that is taken for a footer because other messages of the author end with it, too. */
    private static final int LEAST_FOOTER_WORDS = 6;

    private TypedTurns() {}

    /** @param speakers the party of each, in order */
    public static List<Turn> of(List<RawTurn> said, List<Speaker> speakers, Channel channel) {
        Map<String, Integer> endings = channel == Channel.EMAIL ? endings(said) : Map.of();
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            RawTurn raw = said.get(i);
            if (channel == Channel.VOICE || !raw.words().isEmpty() || !speakers.get(i).isPerson()) {
                turns.add(new Turn(turns.size(), speakers.get(i), raw.time(), raw.text(), raw.words()));
                continue;
            }
            for (Piece piece : pieces(raw.text(), endings)) {
                Speaker speaker = piece.quoted() ? Speaker.QUOTED : speakers.get(i);
                turns.add(new Turn(turns.size(), speaker, raw.time(), piece.text(), List.of()));
            }
        }
        return turns;
    }

    private static List<Piece> pieces(String text, Map<String, Integer> endings) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : NewWords.of(text)) {
            String ending = ending(piece.text());
            if (!piece.quoted() && endings.getOrDefault(ending, 0) > 1 && piece.text().length() > ending.length()) {
                pieces.add(new Piece(piece.text().substring(0, piece.text().length() - ending.length()).strip(), false));
                pieces.add(new Piece(ending, true));
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** How many messages end with the same last paragraph. */
    private static Map<String, Integer> endings(List<RawTurn> said) {
        Map<String, Integer> times = new HashMap<>();
        for (RawTurn turn : said) {
            NewWords.of(turn.text()).stream().filter(piece -> !piece.quoted()).map(piece -> ending(piece.text())).distinct()
                    .filter(ending -> ending.split("\\s+").length >= LEAST_FOOTER_WORDS).forEach(ending -> times.merge(ending, 1,
                            Integer::sum));
        }
        return times;
    }

    private static String ending(String text) {
        int blank = Math.max(text.lastIndexOf("\n\n"), text.lastIndexOf("\n \n"));
        return blank < 0 ? text : text.substring(blank).strip();
    }
}
