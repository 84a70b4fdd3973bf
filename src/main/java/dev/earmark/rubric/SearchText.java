package dev.earmark.rubric;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.query.DecidingQueries;
import dev.earmark.yaml.YamlMap;
import java.util.Locale;

/** Searches that decide, where they stand in YAML. */
public final class SearchText {

    private SearchText() {}

    /** @param map where it stands, for the sentence when it cannot be used */
    public static SearchQuery read(DecidingQueries queries, YamlMap map, String typed) {
        try {
            return queries.read(typed);
        } catch (Rejected wrong) {
            String sentence = wrong.sentence().substring(0, wrong.sentence().length() - 1);
            throw map.wrong("the search " + YamlMap.shown(typed) + " cannot be used: " + sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                    + sentence.substring(1));
        }
    }
}
