package dev.earmark.rubric.lint;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.transcript.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the question of a criterion as somebody will who has to answer it from a transcript. */
final class QuestionLint {

    private static final int MOST_WORDS = 25;
    private static final Set<String> NEGATIVE = Set.of(
            "not", "never", "avoid", "avoids", "refrain", "refrains", "fail", "fails", "without", "don't", "doesn't", "didn't", "isn't",
            "won't");
    private static final Set<String> VAGUE = Set.of(
            "appropriate", "appropriately", "professional", "professionally", "proper", "properly", "adequate", "adequately", "suitable",
            "suitably", "sufficient", "sufficiently", "reasonable", "reasonably", "effective", "effectively", "good", "well", "nice",
            "nicely", "great", "excellent", "best", "quality", "friendly", "polite", "politely", "courteous", "courteously", "respectful",
            "respectfully", "rapport");
    private static final Pattern WISHES = Pattern
            .compile("(?i)\\bwish\\w*\\b.*|\\b(good|great|nice) (day|morning|afternoon|evening|night|weekend|time|luck)\\b");
    private static final Set<String> TONE = Set.of(
            "tone", "voice", "smile", "smiles", "smiling", "sound", "sounds", "cheerful", "cheerfully", "enthusiastic", "enthusiastically",
            "enthusiasm", "energy", "energetic", "passion", "passionate", "mood", "emotion", "emotions", "emotional", "feelings", "warm",
            "warmly", "warmth", "calm", "calmly", "confident", "confidently", "bored", "irritated", "angry", "attitude");
    private static final Set<String> ELSEWHERE = Set.of(
            "crm", "screen", "screens", "database", "software", "dashboard", "desktop", "wiki", "spreadsheet", "notes", "disposition");
    private static final Set<String> WHO_THEY_ARE = Set.of(
            "accent", "nationality", "gender", "sex", "race", "ethnicity", "ethnic", "religion", "religious", "age", "pregnant",
            "disability", "disabled");

    /** When it is asked, which may well be one thing or another. */
    private static final Pattern CONDITION = Pattern.compile("(?i)^(when|if|whenever|once|where|before|after)\\b[^,?]*,(?=.*\\?)");

    private QuestionLint() {}

    static void check(Criterion criterion, Hints hints) {
        form(criterion.question(), hints);
        if (!(criterion.check() instanceof Check.Not)) {
            wanted(criterion, hints);
        }
        answerable(criterion.question(), criterion.evidenceFrom(), hints);
    }

    /** What is true of every question that somebody answers from a transcript, also one for a language model. */
    static void answerable(String question, Speaker evidenceFrom, Hints hints) {
        first(WISHES.matcher(question).replaceAll(""), VAGUE).ifPresent(word -> hints.warning("question.vague",
                "\"" + word
                + "\" means something different to everybody; name the words or the action that count, \"Does the agent apologise?\" in "
                + "place of \"Is the agent polite?\"."));
        first(question, TONE).ifPresent(word -> tone(word, evidenceFrom, hints));
        first(question, ELSEWHERE).ifPresent(word -> hints.warning("question.not-in-transcript",
                "\"" + word
                + "\" cannot be seen in a transcript; ask for something that is said, \"Does the agent say that the address has been "
                + "changed?\" in place of \"Is the address in the system right?\"."));
        first(question, WHO_THEY_ARE).ifPresent(word -> hints.error("question.personal-trait",
                "\"" + word + "\" must not decide a score; ask for something that is said or done."));
    }

    private static void form(String question, Hints hints) {
        if (!question.endsWith("?")) {
            hints.warning("question.no-question-mark",
                    "Write a question that can be answered with yes or no, with a question mark at its end.");
        }
        int words = SpokenWords.of(question).size();
        if (words > MOST_WORDS) {
            hints.advice("question.long", "The question has " + words + " words; ask it in " + MOST_WORDS + " or fewer.");
        }
        if (question.contains("\"") || question.contains("“")) {
            hints.advice("question.quotes",
                    "Quotation marks mean that these very words have to be said; leave them out if others will do.");
        }
    }

    private static void tone(String word, Speaker evidenceFrom, Hints hints) {
        String reason = "\"" + word + "\" is not in the words; ";
        if (evidenceFrom == Speaker.AGENT) {
            hints.error("question.tone", reason + "feelings of agents are never judged, so ask for something that is said.");
        } else {
            hints.warning("question.tone", reason + "ask for something that is said, or measure the customer's sentiment.");
        }
    }

    /** How something that should happen is asked for; what should not happen may be said with "never" and listed with "and". */
    private static void wanted(Criterion criterion, Hints hints) {
        String asked = CONDITION.matcher(criterion.question()).replaceFirst("");
        first(asked, NEGATIVE).ifPresent(word -> hints.warning("question.negative",
                "\"" + word
                + "\" makes \"met\" hard to read; ask for what should be said or done, \"Does the agent let the caller finish?\", and "
                + "put what should not be under \"not\"."));
        List<String> words = SpokenWords.of(asked);
        Check check = criterion.check();
        if (words.contains("and") && !(check instanceof Check.All)) {
            hints.advice("question.double-barrelled",
                    "\"and\" may ask two things at once; make two criteria of them, one question each, or check both with \"all\".");
        } else if (words.contains("or") && !words.contains("more") && oneWay(check)) {
            hints.advice("question.double-barrelled", "\"or\" lets two different things count the same, and there is one phrase or "
                    + "measure for both; write what is said for either.");
        }
    }

    /** Whether there is a single phrase or measure by which the check can be met. */
    private static boolean oneWay(Check check) {
        return switch (check) {
            case Check.Phrase phrase -> phrase.written().size() == 1 && !phrase.written().getFirst().contains("|");
            case Check.Measured _ -> true;
            case Check.Examples _, Check.Echo _, Check.PrivateWords _, Check.Search _, Check.Judged _, Check.All _, Check.Any _,
                    Check.Not _ -> false;
        };
    }

    private static Optional<String> first(String question, Set<String> words) {
        return SpokenWords.of(question).stream().filter(words::contains).findFirst();
    }
}
