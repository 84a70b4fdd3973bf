package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where in a conversation what is talked about. Immutable once made. */
final class Topics {

    /** Pieces of talk after which it is about something else. */
    private static final int LASTS = 60;
    private static final int HINT_LASTS = 20;
    /** A payment goes on for longer: number, name, code, address, one after the other. */
    private static final int PAYMENT_LASTS = 150;
    private static final int AFTERWARDS = 6;

    private static final MisheardTopics MISHEARD = new MisheardTopics();

    private final List<Place> places = new ArrayList<>();

    /** @param bySound it only sounds like it */
    private record Place(int at, int turn, Topic topic, boolean bySound) {

        boolean hint() {
            return bySound || topic.hint();
        }
    }

    Topics(ConversationPieces said) {
        for (int turn = 0; turn < said.turns().size(); turn++) {
            List<TextPiece> pieces = said.pieces(turn);
            for (int at = 0; at < pieces.size(); at++) {
                int position = pieces.get(at).position();
                int now = turn;
                Topic.endingAt(pieces, at).filter(topic -> topic != Topic.CARD || !said(now, position))
                        .ifPresent(topic -> places.add(new Place(position, now, topic, false)));
            }
        }
        if (said.spoken()) {
            addBySound(said);
        }
    }

    /** In the words before digits, and only in turns that name nothing that was understood. */
    private void addBySound(ConversationPieces said) {
        Set<Integer> understood = places.stream().map(Place::turn).collect(Collectors.toSet());
        int nextDigits = Integer.MAX_VALUE;
        List<Place> heard = new ArrayList<>();
        for (int turn = said.turns().size() - 1; turn >= 0; turn--) {
            List<TextPiece> pieces = said.pieces(turn);
            for (int at = pieces.size() - 1; at >= 0; at--) {
                TextPiece piece = pieces.get(at);
                nextDigits = piece.number() ? piece.position() : nextDigits;
                if (!understood.contains(turn) && nextDigits - piece.position() <= HINT_LASTS) {
                    MISHEARD.endingAt(pieces, at).ifPresent(topic -> heard.add(new Place(piece.position(), piece.turn(), topic, true)));
                }
            }
        }
        places.addAll(heard);
        places.sort(Comparator.comparingInt(Place::at));
    }

    /** Whether it was just said what of the card is meant: "the long number on your card". */
    private boolean said(int turn, int position) {
        return !places.isEmpty() && places.getLast().turn == turn && places.getLast().topic.payment()
                && places.getLast().at >= position - AFTERWARDS;
    }

    /** What digits are that begin there: what was named last before them, else what is named right behind them. */
    Optional<Topic> of(TextPiece first, TextPiece last) {
        Optional<Topic> before = before(first.position(), LASTS);
        return before.isPresent() ? before : places.stream().filter(place -> !place.topic.payment() && place.topic != Topic.CARD)
                .filter(place -> place.turn == last.turn() && place.at > last.position() && place.at <= last.position() + AFTERWARDS)
                .map(Place::topic).findFirst();
    }

    private Optional<Topic> before(int position, int within) {
        Optional<Topic> last = Optional.empty();
        for (Place place : places) {
            if (place.at >= position) {
                break;
            }
            if (place.at >= position - (place.hint() ? Math.min(within, HINT_LASTS) : within)
                    && !(place.hint() && namedFully(place.turn))) {
                last = Optional.of(place.topic);
            }
        }
        return last;
    }

    /** Of what only a part was named lately, also beside something else. */
    Optional<Topic> hint(TextPiece piece) {
        return places.stream().filter(place -> place.topic.hint())
                .filter(place -> place.at < piece.position() && place.at >= piece.position() - HINT_LASTS)
                .reduce((_, last) -> last).map(Place::topic);
    }

    /** Whether a turn names something by more than a part of its name. */
    private boolean namedFully(int turn) {
        return places.stream().anyMatch(place -> place.turn == turn && !place.hint());
    }

    /** Whether what begins there was just called an order, a case or the like. */
    boolean calledReference(TextPiece piece) {
        return before(piece.position(), AFTERWARDS).filter(topic -> topic == Topic.REFERENCE).isPresent();
    }

    /** Whether a card was talked about lately, and what begins there is not just called something else. */
    boolean payment(TextPiece piece) {
        boolean amount = before(piece.position(), AFTERWARDS).filter(topic -> topic == Topic.AMOUNT).isPresent();
        return !amount && !calledReference(piece) && places.stream().anyMatch(place -> place.topic.payment()
                && place.at >= piece.position() - PAYMENT_LASTS
                && (place.at < piece.position() || place.turn == piece.turn() && place.at < piece.position() + AFTERWARDS));
    }

    /** Whether a turn names something that digits may be. */
    boolean named(int turn) {
        return places.stream().anyMatch(place -> place.turn == turn && !place.bySound);
    }

    /** Positions of pieces at which a topic is named in a turn. */
    List<Integer> named(Topic topic, int turn) {
        return places.stream().filter(place -> place.turn == turn && place.topic == topic).map(Place::at).toList();
    }
}
