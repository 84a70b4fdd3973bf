package dev.earmark.rubric;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.PatternParts;
import dev.earmark.search.SearchQuery;
import dev.earmark.transcript.Speaker;
import java.util.List;
import java.util.stream.Stream;

/** Takes checks apart. */
public final class CheckParts {

    private CheckParts() {}

    /** The check and every check in it. */
    public static Stream<Check> all(Check check) {
        return Stream.concat(Stream.of(check), inner(check).stream().flatMap(CheckParts::all));
    }

    static List<Check> inner(Check check) {
        return switch (check) {
            case Check.All(List<Check> checks) -> checks;
            case Check.Any(List<Check> checks) -> checks;
            case Check.Not(Check inner) -> List.of(inner);
            case Check.Phrase _, Check.Examples _, Check.Measured _, Check.Echo _, Check.PrivateWords _, Check.Search _,
                    Check.Judged _ ->
                    List.of();
        };
    }

    /** Names of the word lists and slots that phrases use. */
    public static Stream<String> names(Check check) {
        return all(check).flatMap(part -> switch (part) {
            case Check.Phrase phrase -> phrase.patterns().stream();
            case Check.Echo echo -> echo.what().stream();
            case Check.Search search -> search.query().all()
                    .flatMap(query -> query instanceof SearchQuery.Phrase phrase ? Stream.of(phrase.pattern()) : Stream.empty());
            case Check.Examples _, Check.Measured _, Check.PrivateWords _, Check.Judged _, Check.All _, Check.Any _, Check.Not _ ->
                    Stream.<Pattern>empty();
        }).flatMap(PatternParts::names);
    }

    /** Whose words decide; empty for checks that look at no words, or at all. */
    public static Stream<Speaker> speakers(Check check) {
        return all(check).flatMap(part -> switch (part) {
            case Check.Phrase phrase -> Stream.of(phrase.from());
            case Check.Examples examples -> Stream.of(examples.from());
            case Check.Echo echo -> Stream.of(echo.by());
            case Check.Search search -> Stream.of(search.speaker());
            case Check.Judged judged -> judged.evidenceFrom().stream();
            case Check.Measured _, Check.PrivateWords _ -> Stream.of(Speaker.AGENT, Speaker.CUSTOMER);
            case Check.All _, Check.Any _, Check.Not _ -> Stream.<Speaker>empty();
        });
    }

    /** Everything that the author wrote to be said. */
    public static Stream<String> texts(Check check) {
        return all(check).flatMap(part -> switch (part) {
            case Check.Phrase phrase -> phrase.written().stream();
            case Check.Echo echo -> echo.written().stream();
            case Check.Search search -> Stream.of(search.written());
            case Check.Examples examples -> Stream.concat(examples.count().stream(), examples.doNotCount().stream());
            case Check.Judged judged -> judged.texts();
            case Check.Measured _, Check.PrivateWords _, Check.All _, Check.Any _, Check.Not _ -> Stream.<String>empty();
        });
    }
}
