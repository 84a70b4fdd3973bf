package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.moments.BuiltIn;
import dev.earmark.moments.MomentKinds;
import dev.earmark.rubric.SearchesFile;
import dev.earmark.rubric.lint.Hint;
import dev.earmark.rubric.lint.PhraseHints;
import dev.earmark.search.SearchQuery.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at the kinds of moments and the saved searches beside the rubrics. What is wrong in them was refused when they were read. */
final class MomentsLint {

    private final Consumer<String> line;

    MomentsLint(Consumer<String> line) {
        this.line = line;
    }

    void check(Application application) {
        MomentKinds kinds = application.momentKinds();
        List<String> hints = new ArrayList<>();
        kinds.phrases().forEach((id, phrases) -> PhraseHints.of(id, phrases.stream().map(Phrase::pattern).toList(),
                phrases.stream().map(Phrase::written).toList(), kinds.words()).forEach(hint -> hints.add(shown(hint))));
        SearchesFile searches = new SearchesFile(application.rubricFolder());
        kinds.saved().forEach((id, name) -> {
            if (searches.query(name).isEmpty()) {
                hints.add("advice " + id + ": the search \"" + name + "\" does not stand in " + SearchesFile.NAME
                        + "; it is found only in the service, when somebody shares it there (moments.saved-elsewhere)");
            }
        });
        line.accept("moments: " + (kinds.phrases().size() + kinds.saved().size()) + " kinds are described, " + kinds.found().size() + " of "
                + BuiltIn.values().length + " built-in ones are on, no mistakes, "
                + (hints.isEmpty() ? "no hints" : "hints: " + hints.size()));
        hints.forEach(hint -> line.accept("    " + hint));
        if (searches.check() > 0) {
            line.accept("searches: " + searches.check() + " are kept");
        }
    }

    private static String shown(Hint hint) {
        return hint.severity().label() + " " + hint.place() + ": " + hint.sentence() + " (" + hint.code() + ")";
    }
}
