package dev.earmark.search.lucene;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives Lucene terms that are already known, several at one place. For one document. */
final class TermsByPlace extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<List<String>> places;
    private int place;
    private int next;

    TermsByPlace(List<List<String>> places) {
        this.places = places;
    }

    @Override
    public void reset() {
        place = 0;
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (place < places.size() && next == places.get(place).size()) {
            place++;
            next = 0;
        }
        if (place == places.size()) {
            return false;
        }
        term.setEmpty().append(places.get(place).get(next));
        step.setPositionIncrement(next == 0 ? 1 : 0);
        next++;
        return true;
    }
}
