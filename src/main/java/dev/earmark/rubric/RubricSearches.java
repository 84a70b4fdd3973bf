package dev.earmark.rubric;

import dev.earmark.phrase.pattern.WordLists;
import dev.earmark.search.query.DecidingQueries;
import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The searches of one rubric: those written where they decide, and those that are kept under a name, word for word under "searches". */
final class RubricSearches {

    static final String KEY = "searches";
    private static final int MOST = 200;

    private final Map<String, String> kept = new LinkedHashMap<>();
    private final DecidingQueries queries;

    private RubricSearches(DecidingQueries queries) {
        this.queries = queries;
    }

    static RubricSearches read(YamlMap top, WordLists words) {
        RubricSearches searches = new RubricSearches(new DecidingQueries(words.patterns()));
        top.mapIf(KEY).ifPresent(map -> {
            if (map.keys().size() > MOST) {
                throw map.wrong("there are " + map.keys().size() + " searches; at most " + MOST + " are read");
            }
            map.keys().forEach(name -> {
                SearchText.read(searches.queries, map, map.text(name));
                searches.kept.put(name, map.text(name));
            });
        });
        return searches;
    }

    /** @param map with {@code search}: what is typed, or {@code saved} with the name of a search that is kept */
    Check.Search check(YamlMap map, Speaker otherwise) {
        if (!map.isMap("search")) {
            return new Check.Search(SearchText.read(queries, map, map.text("search")), map.text("search"), otherwise);
        }
        YamlMap named = map.mapIf("search").orElseThrow().only("saved");
        String name = named.text("saved");
        String written = kept.get(name);
        if (written == null) {
            throw named.wrong("there is no saved search " + YamlMap.shown(name)
                    + "; it has to be shared in the service, stand in searches.yaml beside the rubric, or under \"searches\" in it");
        }
        return new Check.Search(SearchText.read(queries, named, written), written, otherwise);
    }
}
