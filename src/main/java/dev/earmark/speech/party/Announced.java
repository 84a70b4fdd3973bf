package dev.earmark.speech.party;

import dev.earmark.message.Announcements;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Announcements, voice menus and the voice of a queue within a recording: their words are the system's, on whatever channel they are
 * heard. A turn is looked at in pieces between pauses, because an agent may answer where the announcement ends. Safe for many threads.
 */
final class Announced {

    private static final long PAUSE_MS = 450;
    /** As long as nobody else has spoken, what precedes an announcement by no more belongs to it. */
    private static final long BEFORE_MS = 8_000;

    private Announced() {}

    /** With announcements as turns of the system; the transcript itself when there are none. */
    static Transcript told(Transcript heard) {
        List<Turn> pieces = new ArrayList<>();
        List<Boolean> machine = new ArrayList<>();
        for (Turn turn : heard.turns()) {
            List<Turn> own = pieces(turn);
            boolean inPieces = own.stream().anyMatch(Announced::isPlayed);
            own.forEach(piece -> machine.add(inPieces ? isPlayed(piece) : isPlayed(turn)));
            pieces.addAll(own);
        }
        if (!machine.contains(true)) {
            return heard;
        }
        boolean[] played = new boolean[pieces.size()];
        for (int i = 0; i < played.length; i++) {
            played[i] = machine.get(i);
        }
        backwards(pieces, played);
        return new Transcript(heard.id(), heard.channel(), heard.source(), heard.engine(), joined(heard.turns(), pieces, played));
    }

    private static boolean isPlayed(Turn turn) {
        return turn.hasWords() && Announcements.is(turn.text());
    }

    static Turn at(int index, Turn turn) {
        return new Turn(index, turn.speaker(), turn.time(), turn.text(), turn.words());
    }

    private static void backwards(List<Turn> pieces, boolean[] played) {
        for (int i = played.length - 2; i >= 0; i--) {
            Turn own = pieces.get(i);
            Turn next = pieces.get(i + 1);
            boolean near = own.hasWords() && next.hasWords() && next.words().getFirst().time().startMs()
                    - own.words().getLast().time().endMs() <= BEFORE_MS;
            boolean first = i == 0 || pieces.subList(0, i).stream().allMatch(turn -> turn.speaker() == own.speaker());
            played[i] |= played[i + 1] && near && first && own.speaker() == next.speaker() && !Announcements.isPerson(own.text());
        }
    }

    /** Turns in which nothing is played stay whole. */
    static List<Turn> joined(List<Turn> whole, List<Turn> pieces, boolean[] played) {
        List<Turn> turns = new ArrayList<>();
        int piece = 0;
        for (Turn turn : whole) {
            List<Turn> parts = new ArrayList<>();
            for (int words = 0; parts.isEmpty() || words < turn.words().size(); piece++) {
                Turn part = pieces.get(piece);
                words += part.words().size();
                Speaker speaker = played[piece] ? Speaker.SYSTEM : turn.speaker();
                boolean goesOn = !parts.isEmpty() && parts.getLast().speaker() == speaker;
                List<Word> said = goesOn ? new ArrayList<>(parts.removeLast().words()) : new ArrayList<>();
                said.addAll(part.words());
                parts.add(said.isEmpty() ? part : of(turn, speaker, said));
            }
            parts.forEach(part -> turns.add(at(turns.size(), part)));
        }
        return turns;
    }

    static List<Turn> pieces(Turn turn) {
        List<Turn> pieces = new ArrayList<>();
        List<Word> said = new ArrayList<>();
        for (Word word : turn.words()) {
            if (!said.isEmpty() && word.time().startMs() - said.getLast().time().endMs() >= PAUSE_MS) {
                pieces.add(of(turn, turn.speaker(), said));
                said = new ArrayList<>();
            }
            said.add(word);
        }
        pieces.add(said.isEmpty() ? turn : of(turn, turn.speaker(), said));
        return pieces;
    }

    private static Turn of(Turn turn, Speaker speaker, List<Word> said) {
        return new Turn(turn.index(), speaker, said.getFirst().time().covering(said.getLast().time()),
                said.stream().map(Word::text).collect(Collectors.joining(" ")), said);
    }
}
