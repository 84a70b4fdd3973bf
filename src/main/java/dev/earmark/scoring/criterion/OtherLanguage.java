package dev.earmark.scoring.criterion;

import dev.earmark.message.WrittenLanguage;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.LanguageTag;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The verdict on each criterion of a conversation that the rubric, or the speech model, does not understand. A miss would be a lie: nobody
 * knows what was said. What somebody chose is believed, and so is what a speech model hears; else, what is typed or transcribed by others
 * is told by its function words. A recogniser writes words of its own language whatever it hears, but is less sure of them: of English its
 * mean confidence was 0.83 to 0.97 (nine recordings, five of them by telephone), of voices played backwards 0.72 and 0.73, with noise 15 dB
 * below the voice, where half of the words are lost, 0.72.
 *
 * @param reason a sentence
 */
record OtherLanguage(Verdict.Cause cause, String reason) {

    private static final double LEAST_SURE = 0.77;
    private static final int FEWEST_WORDS = 30;

    /** Empty when the rubric can judge what was said. */
    static Optional<OtherLanguage> of(Transcript transcript, Rubric rubric) {
        List<Word> heard = !isRecogniser(transcript.engine()) ? List.of()
                : transcript.turns().stream().filter(turn -> turn.speaker().isPerson()).flatMap(turn -> turn.words().stream()).toList();
        double sure = heard.stream().mapToDouble(Word::confidence).average().orElse(1);
        if (heard.size() >= FEWEST_WORDS && sure < LEAST_SURE) {
            return Optional.of(new OtherLanguage(Verdict.Cause.UNINTELLIGIBLE, String.format(Locale.ROOT, "The %d words were recognised"
                    + " with a confidence of only %.0f %%: another language than the speech model's, or a line too bad to understand.",
                    heard.size(), 100 * sure)));
        }
        return Optional.ofNullable(transcript.source().language()).map(tag -> new LanguageTag(tag).language()).or(() -> written(transcript))
                .filter(language -> !language.equals(rubric.language()))
                .map(language -> new OtherLanguage(Verdict.Cause.OTHER_LANGUAGE, "This is in " + name(language)
                        + ", and the rubric is in " + name(rubric.language()) + "."));
    }

    private static Optional<String> written(Transcript transcript) {
        String said = transcript.turns().stream().filter(turn -> turn.speaker().isPerson()).map(Turn::text)
                .collect(Collectors.joining("\n"));
        return isRecogniser(transcript.engine()) ? Optional.empty() : WrittenLanguage.of(said);
    }

    /** Ours; what others have recognised is in the language in which it is written. */
    private static boolean isRecogniser(Engine engine) {
        return engine.name().equals("vosk");
    }

    private static String name(String language) {
        return Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
    }

    Judgement judgement(Criterion criterion) {
        return new Judgement(criterion.id(), new Verdict.Unscored(cause), 0, criterion.weight(), 0, VerdictSource.NONE, reason, List.of());
    }
}
