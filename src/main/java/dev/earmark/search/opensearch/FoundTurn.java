package dev.earmark.search.opensearch;

import dev.earmark.search.Hit;
import dev.earmark.search.SearchPage.About;
import dev.earmark.search.SearchPage.Group;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.line.Marks;
import dev.earmark.search.line.Places;
import dev.earmark.search.line.Run;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A turn that fits. @param meaning whether it was found by its meaning alone */
record FoundTurn(Conversation in, int turn, double score, boolean meaning) {

    /** The same for two that are the same turn. */
    String key() {
        return in.about().id() + "/" + turn;
    }

    /** Those of one interaction together, in the order of their best. */
    static List<Group> groups(List<FoundTurn> found, SearchQuery query, Places places) {
        Map<String, About> abouts = new LinkedHashMap<>();
        Map<String, List<Hit>> hits = new LinkedHashMap<>();
        for (FoundTurn one : found) {
            abouts.putIfAbsent(one.in.about().id(), one.in.about());
            hits.computeIfAbsent(one.in.about().id(), _ -> new ArrayList<>()).add(one.hit(query, places));
        }
        List<Group> groups = new ArrayList<>();
        abouts.forEach((id, about) -> groups.add(new Group(about, hits.getOrDefault(id, List.of()))));
        return groups;
    }

    private Hit hit(SearchQuery query, Places places) {
        Turn said = in.turn(turn);
        Run run = in.run(turn);
        Marks marks = run == null ? Marks.none(said) : Marks.of(query, places, said, run, in.ear());
        return new Hit(turn, said.speaker(), said.text(), marks.stretches(), marks.time(), lines(turn - Hit.NEIGHBOURS, turn),
                lines(turn + 1, turn + 1 + Hit.NEIGHBOURS), score, meaning);
    }

    private List<Hit.Line> lines(int from, int to) {
        List<Hit.Line> lines = new ArrayList<>();
        for (int at = Math.max(0, from); at < Math.min(to, in.transcript().turns().size()); at++) {
            Turn beside = in.turn(at);
            lines.add(new Hit.Line(at, beside.speaker(), beside.time(), beside.text()));
        }
        return lines;
    }
}
