package dev.earmark.report;

import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.NoConversation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Short sentences, eleven words at most, that say what to do next. */
public final class Guidance {

    public static final String NO_AUDIO = "Score the recording itself to hear the evidence here.";
    public static final String AUDIO_TOO_LONG = "Too long to embed: open the recording beside this page.";
    public static final String NO_SCRIPT = "Open this file in a browser to hear the evidence.";
    public static final String NO_MOMENTS = "No moment stands out: read the scorecard, then the transcript.";
    public static final String NO_TURNS = "No speech was recognised: check the recording and its channels.";
    public static final String NO_SENTIMENT = "The customer said too little for sentiment to be measured.";
    public static final String NOT_SCORED = "Nothing could be scored: each criterion below says what to do.";
    public static final String HOW_TO_LISTEN = "Press a number or a time to hear that place.";

    public static final String DEGRADED = "Decided by rules alone: the language model could not be asked.";

    private Guidance() {}

    /** How much of a long conversation a model has read; empty where it has read a short one whole. */
    public static String read(Judgement.@Nullable Reading reading) {
        if (reading == null || reading.parts() == 1 && reading.whole()) {
            return "";
        }
        return "The model read " + reading.turns() + " of " + reading.of() + " turns, in " + reading.parts()
                + (reading.parts() == 1 ? " part." : " parts.");
    }

    /** Whether people stand behind a scorecard, in few words. */
    public static String reviewed(Scorecard card) {
        long people = card.judgements().stream().filter(judgement -> judgement.person() != null).count();
        String verdicts = people == 0 ? "" : people == 1 ? ", 1 verdict by a person" : ", " + people + " verdicts by people";
        return "Scored by machine, " + (card.confirmed() ? "confirmed by a person" : people == 0 ? "not reviewed"
                : "not confirmed") + verdicts;
    }

    /** What the machine said where a person has spoken; empty where nobody has. */
    public static String person(Judgement judgement) {
        Judgement.Person person = judgement.person();
        if (person == null) {
            return "";
        }
        String unfit = person.unfit() == null ? "" : " " + person.unfit();
        return "A person decided this; the machine says \"" + VerdictLook.of(person.machine().verdict()).word().toLowerCase(Locale.ROOT)
                + "\"." + unfit;
    }

    /** Why a scorecard has no score. @param noConversation null when there was a conversation */
    public static String notScored(@Nullable NoConversation noConversation) {
        return noConversation == null ? NOT_SCORED : noConversation(noConversation);
    }

    /** What an interaction without a conversation was, as a sentence. */
    public static String noConversation(NoConversation kind) {
        return switch (kind) {
            case VOICEMAIL -> "No conversation: a voicemail.";
            case MISDIALLED -> "No conversation: a wrong number.";
            case ABANDONED -> "No conversation: nobody answered, or next to nothing was said.";
            case SILENT -> "No conversation: nobody said a word.";
        };
    }

    /** What to do about a criterion that nobody could judge. */
    public static String forCause(Verdict.Cause cause) {
        return switch (cause) {
            case SPEAKER_UNKNOWN -> "Speakers are unknown: record each party on its own channel.";
            case AUTHOR_UNKNOWN -> "Authors are unknown: name who wrote each message.";
            case VOICEMAIL -> "A voicemail: there is no conversation to score.";
            case MISDIALLED -> "A wrong number: there is nothing to score.";
            case ABANDONED -> "Hardly anything was said: there is nothing to score.";
            case SILENT -> "Nobody said a word: there is nothing to score.";
            case OTHER_LANGUAGE -> "Another language: score it by a rubric in that language.";
            case UNINTELLIGIBLE -> "Listen yourself: another language, or poor sound quality.";
            case LOW_CONFIDENCE -> "Listen here yourself: the recogniser was unsure of these words.";
            case NO_JUDGE -> "Judge this one yourself: no rule can decide it.";
            case NO_MEASURE -> "Decide this one yourself: it could not be measured here.";
            case NOTHING_SAID -> "Check the recording: the party asked about was not heard.";
            case JUDGE_UNSURE -> "Judge this one yourself: the model could not tell.";
            case JUDGE_FAILED -> "Judge this one yourself: the model gave no usable answer.";
            case JUDGE_UNAVAILABLE -> "Score again later: the language model could not be asked.";
            case TOO_UNSURE -> "Decide this one yourself: verdicts this unsure are often wrong.";
            case REVIEWER_UNSURE -> "A person has looked and cannot tell: let another one look.";
            case NEEDS_REVIEW -> "Decide this one yourself: the model's answer is not reliable.";
            case QUOTE_UNVERIFIED -> "Read the transcript: the quoted words were not found there.";
        };
    }
}
