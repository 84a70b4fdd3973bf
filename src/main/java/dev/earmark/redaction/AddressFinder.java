package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds postal addresses: a number with a street, and postcodes. Safe for many threads. */
final class AddressFinder implements PrivateFinder {

    private static final Set<String> STREETS = Set.of("street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr",
            "boulevard",
            "blvd", "court", "ct", "crescent", "terrace", "highway", "parkway", "close", "square", "grove", "gardens");
    private static final Pattern BRITISH = Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b");
    private static final int MOST_WORDS_OF_A_NAME = 3;

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        List<PrivateFinding> found = new ArrayList<>();
        said.turns().forEach(turn -> {
            Matcher postcode = BRITISH.matcher(turn.text());
            while (postcode.find()) {
                found.add(new PrivateFinding(PrivateKind.POSTAL_ADDRESS, turn.index(), postcode.start(), postcode.end()));
            }
            streets(said.pieces(turn.index()), found);
        });
        return found;
    }

    private static void streets(List<TextPiece> pieces, List<PrivateFinding> found) {
        for (int at = 2; at < pieces.size(); at++) {
            if (!STREETS.contains(pieces.get(at).text())) {
                continue;
            }
            int number = at - 1;
            while (number >= 0 && !pieces.get(number).number() && at - number <= MOST_WORDS_OF_A_NAME) {
                number--;
            }
            int first = number;
            while (first > 0 && pieces.get(first - 1).number()) {
                first--;
            }
            if (number >= 0 && number < at - 1 && pieces.get(number).number()) {
                found.add(new PrivateFinding(PrivateKind.POSTAL_ADDRESS, pieces.get(at).turn(), pieces.get(first).from(),
                        pieces.get(at).to()));
            }
        }
    }
}
