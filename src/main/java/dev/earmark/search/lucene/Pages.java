package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchPage.Group;
import dev.earmark.search.SearchPage.About;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.line.Marks;
import dev.earmark.search.line.Places;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;

/** Makes hits of documents. For one search. */
final class Pages {

    private final IndexReader reader;
    private final SegmentFacts segments;
    private final SearchQuery query;
    private final Places places;

    Pages(IndexReader reader, SegmentFacts segments, SearchQuery query, Places places) {
        this.reader = reader;
        this.segments = segments;
        this.query = query;
        this.places = places;
    }

    /** A document that was found. @param meaning whether by its meaning alone */
    record FoundDoc(int doc, double score, boolean meaning) {}

    /** Those of one interaction together, in the order of their best. */
    List<Group> groups(List<FoundDoc> found) throws IOException {
        Map<String, About> abouts = new LinkedHashMap<>();
        Map<String, List<Hit>> hits = new LinkedHashMap<>();
        for (FoundDoc one : found) {
            TurnAt at = TurnAt.of(reader, one.doc, segments);
            About about = at.about();
            abouts.putIfAbsent(about.id(), about);
            hits.computeIfAbsent(about.id(), _ -> new ArrayList<>()).add(hit(at, one));
        }
        List<Group> groups = new ArrayList<>();
        abouts.forEach((id, about) -> groups.add(new Group(about, hits.getOrDefault(id, List.of()))));
        return groups;
    }

    private Hit hit(TurnAt at, FoundDoc found) throws IOException {
        Turn turn = at.turn(at.number());
        Marks marks = marks(at, turn);
        int from = Math.max(0, at.number() - Hit.NEIGHBOURS);
        int to = Math.min(at.turns(), at.number() + Hit.NEIGHBOURS + 1);
        return new Hit(turn.index(), turn.speaker(), turn.text(), marks.stretches(), marks.time(), lines(at, from, at.number()),
                lines(at, at.number() + 1, to), found.score, found.meaning);
    }

    private Marks marks(TurnAt at, Turn turn) throws IOException {
        Records.HeardRun heard = at.run();
        return heard == null ? Marks.none(turn) : Marks.of(query, places, turn, heard.run(),
                new Ear(heard.hearing(), heard.agentNames(), heard.customerNames(), segments.sound()));
    }

    private static List<Hit.Line> lines(TurnAt at, int from, int to) throws IOException {
        List<Hit.Line> lines = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Turn turn = at.turn(number);
            lines.add(new Hit.Line(turn.index(), turn.speaker(), turn.time(), turn.text()));
        }
        return lines;
    }
}
