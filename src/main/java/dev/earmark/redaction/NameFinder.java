package dev.earmark.redaction;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.PartyNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the names of the parties, as the facts give them and as the customer gave them, wherever they are said. Safe for many threads. */
final class NameFinder implements PrivateFinder {

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        PartyNames parties = new ConversationWords(said.transcript(), said.facts()).names();
        Set<String> names = new HashSet<>(parties.agent());
        names.addAll(parties.customer());
        List<PrivateFinding> found = new ArrayList<>();
        for (TextPiece piece : said.pieces()) {
            if (names.contains(piece.text()) || piece.text().endsWith("'s") && names.contains(piece.text().substring(0,
                    piece.text().length() - 2))) {
                found.add(new PrivateFinding(PrivateKind.NAME, piece.turn(), piece.from(), piece.to()));
            }
        }
        return found;
    }
}
