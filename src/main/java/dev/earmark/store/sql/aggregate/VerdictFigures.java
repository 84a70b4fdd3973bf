package dev.earmark.store.sql.aggregate;

import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;

/** What figures need of a scorecard, as {@link dev.earmark.store.Figures.FigureRow} says. */
record VerdictFigures(String letters, int critical, int looked, int overruled) {

    static VerdictFigures of(Scorecard card) {
        StringBuilder letters = new StringBuilder();
        int critical = 0;
        int looked = 0;
        int overruled = 0;
        for (Judgement judgement : card.judgements()) {
            char letter = letter(judgement.verdict());
            letters.append(letter);
            critical += letter == 'n' && card.autoFail().names(judgement.criterion()) ? 1 : 0;
            looked += card.confirmed(judgement) && letter != 'u' ? 1 : 0;
            overruled += judgement.person() != null && letter(judgement.person().machine().verdict()) != letter ? 1 : 0;
        }
        return new VerdictFigures(letters.toString(), critical, looked, overruled);
    }

    private static char letter(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _ -> 'm';
            case Verdict.Partly _ -> 'p';
            case Verdict.NotMet _ -> 'n';
            case Verdict.NotApplicable _ -> 'a';
            case Verdict.Unscored _ -> 'u';
        };
    }
}
