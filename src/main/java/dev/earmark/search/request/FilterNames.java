package dev.earmark.search.request;

import dev.earmark.fault.Rejected;
import dev.earmark.measure.MeasureName;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Figure;
import dev.earmark.text.PlainText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What interactions are filtered by and counted by, under the names that the API has for it. */
final class FilterNames {

    static final String VERDICT = "verdict.";

    private static final int LONGEST_NAME = 200;
    private static final Map<String, Facet> FACETS = facets();

    private FilterNames() {}

    private static Map<String, Facet> facets() {
        Map<String, Facet> all = new LinkedHashMap<>();
        all.put("agent", Facet.Of.AGENT);
        all.put("team", Facet.Of.TEAM);
        all.put("queue", Facet.Of.QUEUE);
        all.put("channel", Facet.Of.CHANNEL);
        all.put("customer", Facet.Of.CUSTOMER);
        all.put("externalId", Facet.Of.EXTERNAL_ID);
        all.put("state", Facet.Of.STATUS);
        all.put("rubric", Facet.Of.RUBRIC);
        all.put("band", Facet.Of.BAND);
        all.put("passed", Facet.Of.PASSED);
        all.put("moment", Facet.Of.MOMENT);
        all.put("outcome", Facet.Outcome.ENDING);
        return all;
    }

    /** Members of a request that name values of a facet. */
    static Map<String, Facet> byMember() {
        return FACETS;
    }

    /** @param name such as {@code team} or {@code verdict.greeting} @throws Rejected with {@code search.facet-unknown} */
    static Facet facet(String name) {
        if (name.startsWith(VERDICT) && name.length() > VERDICT.length() && name.length() <= LONGEST_NAME) {
            return new Facet.Verdict(name.substring(VERDICT.length()));
        }
        return Optional.ofNullable(FACETS.get(name)).orElseThrow(() -> new Rejected("search.facet-unknown",
                "There is no facet named " + PlainText.quoted(name) + "; there are " + String.join(", ", FACETS.keySet())
                        + " and verdict.CRITERION."));
    }

    /** @throws Rejected with {@code search.figure-unknown} */
    static Figure figure(String name) {
        return figures().filter(figure -> figure.label().equals(name)).findFirst().orElseThrow(() -> new Rejected("search.figure-unknown",
                "There is no figure " + PlainText.quoted(name) + " to set a bound to; there are "
                        + figures().map(Figure::label).collect(Collectors.joining(", ")) + "."));
    }

    private static Stream<Figure> figures() {
        return Stream.concat(
                Stream.of(Figure.Of.SCORE, Figure.Of.LENGTH, Figure.Of.TURNS, Figure.Of.SENTIMENT_MIDDLE),
                Arrays.stream(MeasureName.values()).map(Figure.Measured::new));
    }
}
