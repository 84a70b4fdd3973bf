package dev.earmark.summary;

import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.BlindTurn;
import dev.earmark.judge.blind.FoundQuote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds an English sentence against the words that it rests on. It has to be about the same matter, hold no number and no name that they do
 * not hold, and may not call done what was only asked, offered, wanted, promised or denied.
 */
final class SentenceProof {

    /** Share of a sentence's words about the matter that the quoted turn and those right before it hold. */
    private static final double LEAST_SHARE = 0.5;
    private static final int TURNS_BEFORE = 3;
    private static final int REACH_OF_NEGATION = 4;
    /** "You pay nothing." */
    private static final int REACH_BEHIND = 1;
    /** "All gone??" is astonishment, not a question. */
    private static final Pattern ASKED = Pattern.compile("(?<![?!])\\?\\s*\\z");
    private static final Set<String> NEGATIONS = Set.of("not", "never", "no", "without", "unable", "nor", "nothing", "none");
    private static final Pattern DENIES = Pattern.compile("\\b(?:not|never|no|without|unable|cannot|refus\\w+|declin\\w+|den(?:y|ies|ied)"
            + "|nothing|fail(?:s|ed)?|impossible|lacks?|missing|stops?|stopped)\\b|n't\\b");
    private static final Pattern CLAUSES = Pattern.compile("\\s*,?\\s*\\b(?:and|but|then|so|because|while)\\s+"
            + "(?=(?:the\\s+)?(?:agent|customer)\\b|(?:has |have |had |was |is |then )?\\p{L}+(?:s|ed)\\s+"
            + "(?:the|an?|it|his|her|their|its|this|that|them)\\b)");
    /** What somebody does, or what is done; a number behind "is" is neither. */
    private static final Pattern ACT = Pattern.compile("(?:\\b(?:agent|customer|they|he|she|company)\\s+|\\A)"
            + "(?:(?:has|have|had|also|already|then|now|just|successfully)\\s+)*"
            + "(?!(?:is|are|was|were|be|been|the|an?|it|agent|customer)\\b)(\\p{L}{2,})"
            + "|\\b(?:is|are|was|were|been|gets?|got)\\s+(?:(?:also|already|then|now|being|successfully)\\s+)*"
            + "(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen|\\p{L}+ty|an?|the|in|on|at)\\b)"
            + "(\\p{L}{3,})"
            + "|\\A(?:the|an?|his|her|their|its)\\s+(?:(?!agent|customer)\\p{L}+\\s+){1,2}?(\\p{L}{2,}(?:ed|[^s]s)|"
            + WordStems.irregular() + ")\\b");

    private final BlindTranscript transcript;

    SentenceProof(BlindTranscript transcript) {
        this.transcript = transcript;
    }

    /** Something that was said, as far as the next sign that ends a sentence. */
    private record Stretch(List<String> words, List<String> stems, boolean question) {

        static Stretch of(String text) {
            List<String> words = WordStems.words(text);
            return new Stretch(words, words.stream().map(WordStems::stem).toList(), ASKED.matcher(text).find());
        }
    }

    /** Why the sentence does not hold; empty when it does. @param quote as it was found */
    Optional<DropReason> fault(String sentence, FoundQuote quote) {
        BlindTurn turn = transcript.turn(quote.label()).orElse(null);
        if (turn == null) {
            return Optional.of(DropReason.NOT_SAID);
        } else if (!BlindTranscript.groundsIn(sentence, quote.seen())) {
            return Optional.of(DropReason.NUMBER_OR_NAME);
        } else if (!sameMatter(sentence, quote, turn)) {
            return Optional.of(DropReason.OTHER_MATTER);
        }
        List<Stretch> said = stretches(turn.text());
        Stretch quoted = Stretch.of(quote.seen());
        for (String clause : CLAUSES.split(sentence.toLowerCase(Locale.ROOT))) {
            Acts acts = acts(clause);
            if (!firm(clause, acts, said, quoted)) {
                return Optional.of(DropReason.NOT_DONE);
            } else if (!DENIES.matcher(clause).find()
                    && (acts.all.isEmpty() ? deniedAny(WordStems.matter(clause), quoted) : denied(acts.all, said))) {
                return Optional.of(DropReason.DENIED);
            }
        }
        return Optional.empty();
    }

    private boolean sameMatter(String sentence, FoundQuote quote, BlindTurn turn) {
        Set<String> matter = WordStems.matter(sentence);
        Set<String> inQuote = WordStems.matter(quote.seen());
        if (matter.isEmpty() || sentence.chars().noneMatch(c -> c < 128 && Character.isLetter(c))) {
            return true;
        }
        Set<String> around = new HashSet<>(inQuote);
        for (int i = Math.max(0, turn.turn().index() - TURNS_BEFORE); i <= turn.turn().index(); i++) {
            transcript.turnAt(i).ifPresent(one -> around.addAll(WordStems.matter(one.text())));
        }
        long there = matter.stream().filter(around::contains).count();
        return matter.stream().anyMatch(inQuote::contains) && there >= LEAST_SHARE * matter.size();
    }

    private static List<Stretch> stretches(String turn) {
        List<Stretch> stretches = new ArrayList<>();
        for (String text : turn.split("(?<=[.!?;])\\s+", -1)) {
            stretches.add(Stretch.of(text));
        }
        return stretches;
    }

    /** What a clause tells: what one of the parties does, and that together with what is done or so. */
    private record Acts(Set<String> doing, Set<String> all) {}

    private static Acts acts(String clause) {
        Set<String> doing = new HashSet<>();
        Set<String> all = new HashSet<>();
        Matcher act = ACT.matcher(clause);
        while (act.find()) {
            Stream.ofNullable(act.group(1)).map(WordStems::stem).forEach(doing::add);
            IntStream.rangeClosed(1, act.groupCount()).mapToObj(act::group).filter(Objects::nonNull).map(WordStems::stem)
                    .forEach(all::add);
        }
        return new Acts(doing, all);
    }

    private static boolean firm(String clause, Acts acts, List<Stretch> said, Stretch quoted) {
        Mood mood = Mood.ofClause(clause);
        if (mood == Mood.OPEN) {
            return true;
        }
        List<Mood> moods = new ArrayList<>();
        said.forEach(stretch -> moods.addAll(moods(stretch, acts.all, acts.doing)));
        if (moods.isEmpty()) {
            Set<String> words = new HashSet<>(quoted.stems);
            words.retainAll(WordStems.matter(String.join(" ", quoted.words)));
            said.stream().filter(stretch -> overlap(stretch, quoted)).forEach(stretch -> moods.addAll(moods(stretch, words, Set.of())));
        }
        return moods.isEmpty() || moods.stream().anyMatch(one -> one.compareTo(mood) >= 0);
    }

    private static List<Mood> moods(Stretch stretch, Set<String> stems, Set<String> doing) {
        List<Mood> moods = new ArrayList<>();
        for (int i = 0; i < stretch.words.size(); i++) {
            if (stems.contains(stretch.stems.get(i))) {
                moods.add(Mood.at(stretch.words, i, stretch.question, doing.contains(stretch.stems.get(i))));
            }
        }
        return moods;
    }

    private static boolean overlap(Stretch stretch, Stretch quoted) {
        return quoted.words.stream().filter(stretch.words::contains).count() * 2 >= Math.min(quoted.words.size(), stretch.words.size());
    }

    /** Whether each place where the act is spoken of denies it. */
    private static boolean denied(Set<String> acts, List<Stretch> said) {
        List<Boolean> places = said.stream().flatMap(stretch -> denials(acts, stretch, REACH_BEHIND).stream()).toList();
        return !places.isEmpty() && !places.contains(false);
    }

    /** Of a sentence that tells no act: whether anything that it tells of is denied. */
    private static boolean deniedAny(Set<String> matter, Stretch quoted) {
        return denials(matter, quoted, 0).contains(true);
    }

    private static List<Boolean> denials(Set<String> stems, Stretch stretch, int reachBehind) {
        List<Boolean> denials = new ArrayList<>();
        for (int i = 0; i < stretch.words.size(); i++) {
            if (stems.contains(stretch.stems.get(i))) {
                List<String> before = stretch.words.subList(Math.max(0, i - REACH_OF_NEGATION), i);
                List<String> behind = stretch.words.subList(i + 1, Math.min(stretch.words.size(), i + 1 + reachBehind));
                denials.add(Stream.concat(before.stream(), behind.stream()).anyMatch(NEGATIONS::contains));
            }
        }
        return denials;
    }
}
