package dev.earmark.redaction;

import dev.earmark.audio.samples.SoundMask;
import dev.earmark.interaction.Facts;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a conversation that tell who the customer is: the names, and what was said as phone number, address of mail or post and date
 * of birth. For those who may read the conversation but not know the customer. Safe for many threads.
 */
public final class PrivatePhrases {

    private static final Pattern MARKS = Pattern.compile(PrivateKind.labels().stream().map(label -> PrivateKind.of(label).orElseThrow())
            .map(kind -> Pattern.quote(kind.mark())).collect(Collectors.joining("|")));
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int SHORTEST = 2;

    private final Redactor redactor = new Redactor(new RedactionSettings(true,
            "email-address, phone-number, postal-address, birth-date, name", SoundMask.SILENCE));

    /** In lower case, the longest first. */
    public List<String> in(Transcript transcript, Facts facts) {
        Facts customer = new Facts(null, null, facts.customerId(), facts.customerName());
        Transcript masked = redactor.of(transcript, customer).transcript();
        Set<String> agent = words(facts.agentName());
        Set<String> phrases = new LinkedHashSet<>();
        for (Turn turn : transcript.turns()) {
            removed(turn.text(), masked.turns().get(turn.index()).text()).stream().map(phrase -> phrase.toLowerCase(Locale.ROOT))
                    .filter(phrase -> !agent.contains(phrase) && phrase.length() >= SHORTEST).forEach(phrases::add);
        }
        String name = facts.customerName();
        if (name != null && name.strip().length() >= SHORTEST) {
            phrases.add(name.strip().toLowerCase(Locale.ROOT));
        }
        words(name).stream().filter(word -> word.length() > SHORTEST).forEach(phrases::add);
        return phrases.stream().sorted((one, other) -> other.length() - one.length()).toList();
    }

    private static Set<String> words(@Nullable String text) {
        return text == null ? Set.of() : BLANKS.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What stood where marks stand now. */
    private static List<String> removed(String text, String masked) {
        List<String> gone = new ArrayList<>();
        Matcher marks = MARKS.matcher(masked);
        int at = 0;
        int behind = 0;
        while (marks.find()) {
            int from = at + marks.start() - behind;
            int next = marks.end() == masked.length() ? text.length() : text.indexOf(between(masked, marks.end()), from);
            if (next < 0) {
                return gone;
            }
            String phrase = text.substring(from, next);
            if (!phrase.equals(marks.group())) {
                gone.add(phrase.strip());
            }
            at = next;
            behind = marks.end();
        }
        return gone;
    }

    /** From here to the next mark. */
    private static String between(String masked, int from) {
        Matcher next = MARKS.matcher(masked);
        return next.find(from) ? masked.substring(from, next.start()) : masked.substring(from);
    }
}
