package dev.earmark.scoring.check;

import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.PatternCompiler;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** The automata of all patterns of one rubric, made once. Immutable after construction, safe for many threads. */
public final class Automata {

    private final Map<Pattern, Automaton> byPattern = new IdentityHashMap<>();
    private final Rubric rubric;
    private final Vocabulary vocabulary;

    public Automata(Rubric rubric) {
        this.rubric = rubric;
        rubric.criteria().forEach(this::add);
        this.vocabulary = new Vocabulary(byPattern.values());
    }

    /** The words of all patterns. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    Automaton of(Pattern pattern) {
        return Objects.requireNonNull(byPattern.get(pattern), "pattern of another rubric");
    }

    private void add(Criterion criterion) {
        add(criterion.check());
        if (criterion.appliesWhen() != null) {
            add(criterion.appliesWhen());
        }
    }

    private void add(Check check) {
        switch (check) {
            case Check.Phrase phrase -> phrase.patterns().forEach(this::add);
            case Check.Echo echo -> echo.what().forEach(this::add);
            case Check.All all -> all.checks().forEach(this::add);
            case Check.Any any -> any.checks().forEach(this::add);
            case Check.Not not -> add(not.check());
            case Check.Examples _, Check.Measured _, Check.PrivateWords _, Check.Search _, Check.Judged _ -> {}
        }
    }

    private void add(Pattern pattern) {
        byPattern.put(pattern, PatternCompiler.compile(pattern, rubric.words()));
    }
}
