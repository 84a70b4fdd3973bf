package dev.earmark.search.line;

import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.Match;
import dev.earmark.phrase.match.PatternCompiler;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.search.SearchQuery.Phrase;
import java.util.BitSet;
import java.util.List;

/** Looks for one phrase in runs, just as a scoring does. Remembers what sounds like its words. Safe for many threads. */
public final class PhraseCheck {

    private final Automaton automaton;
    private final Vocabulary vocabulary;
    private final boolean exact;

    public PhraseCheck(Phrase phrase) {
        this.automaton = PatternCompiler.compile(phrase.pattern(), phrase.lists());
        this.vocabulary = new Vocabulary(List.of(automaton));
        this.exact = phrase.exact();
    }

    /** Where it is said, as ranges of the run's tokens; none overlapping another. @param ear of the conversation */
    public List<Match> in(Run run, Ear ear) {
        PhraseSearch search = new PhraseSearch(run.line(), ear, vocabulary);
        return search.find(automaton, 0, run.tokens().size(), exact ? 0 : search.tolerance());
    }

    /** The turns that hold words of a match. */
    public BitSet turns(Run run, Ear ear) {
        BitSet turns = new BitSet();
        for (Match match : in(run, ear)) {
            for (int at = match.from(); at < match.to(); at++) {
                turns.set(run.tokens().get(at).turn());
            }
        }
        return turns;
    }
}
