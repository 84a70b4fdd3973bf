package dev.earmark.eval.privacy;

import dev.earmark.audio.samples.SoundMask;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Progress;
import dev.earmark.redaction.PrivateKind;
import dev.earmark.redaction.Redacted;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.redaction.Removal;
import dev.earmark.transcript.Transcript;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Removes private words from made-up conversations and counts what is left and what went besides. For one thread. */
public final class RedactionEval {

    private static final Facts NOBODY = new Facts(null, null, null, null);
    private static final long SEED = 20_261_202;
    private static final double CARDS_GONE = 0.99;
    private static final double OTHERS_GONE = 0.97;
    private static final double PRECISION = 0.90;
    private static final int MISSES_SHOWN = 12;

    private final Redactor redactor = new Redactor(new RedactionSettings(true, "all", SoundMask.SILENCE));
    private final PrintStream out;
    private final Progress progress;

    public RedactionEval(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * @param each how many of each kind are made up
     * @param ears hears scripts that are read aloud; empty where nothing reads aloud
     * @return whether what must hold, holds
     */
    public boolean run(int each, Optional<ScriptEars> ears) {
        out.printf(Locale.ROOT, "%-16s %-12s %6s %8s %10s%n", "private", "how", "n", "recall", "precision");
        boolean fine = words("typed", each, true);
        fine &= words("written down", each, false);
        if (ears.isPresent()) {
            fine &= heard(each, ears.get());
        }
        return fine;
    }

    private boolean words(String how, int each, boolean typed) {
        Map<PrivateKind, RedactionCount> counts = new EnumMap<>(PrivateKind.class);
        PrivateScripts scripts = new PrivateScripts(SEED, typed);
        for (PrivateKind kind : PrivateScripts.KINDS) {
            RedactionCount count = new RedactionCount();
            for (int i = 0; i < each; i++) {
                PrivateScript script = scripts.next(kind);
                count(script, redactor.of(ScriptTranscripts.of(script, typed), NOBODY), count);
            }
            counts.put(kind, count);
        }
        return told(how, counts);
    }

    /** Where the turns are the lines of the script. */
    private static void count(PrivateScript script, Redacted redacted, RedactionCount count) {
        for (int line = 0; line < script.lines().size(); line++) {
            String secret = script.lines().get(line).secret();
            if (!secret.isEmpty()) {
                String left = redacted.transcript().turns().get(line).text();
                count.secret(Leftover.of(left, secret) <= Leftover.HARMLESS, left);
            }
        }
        for (Removal removal : redacted.removals()) {
            boolean right = !script.lines().get(removal.turn()).secret().isEmpty();
            count.removal(right);
        }
    }

    private boolean heard(int each, ScriptEars ears) {
        Map<PrivateKind, RedactionCount> counts = new EnumMap<>(PrivateKind.class);
        PrivateScripts scripts = new PrivateScripts(SEED + 1, false);
        int done = 0;
        for (int i = 0; i < each; i++) {
            for (PrivateKind kind : PrivateScripts.KINDS) {
                ScriptEars.Heard heard = ears.hear(scripts.next(kind), SEED + done);
                progress.at("listening", (double) ++done / (each * PrivateScripts.KINDS.size()));
                count(heard, redactor.of(heard.transcript(), NOBODY), counts.computeIfAbsent(kind, _ -> new RedactionCount()));
            }
        }
        return told("heard", counts);
    }

    /** By the times at which the private words were read aloud. */
    private static void count(ScriptEars.Heard heard, Redacted redacted, RedactionCount count) {
        Transcript left = redacted.transcript();
        for (ScriptEars.Secret secret : heard.secrets()) {
            String words = Leftover.wordsWithin(left, secret.speaker(), secret.time());
            count.secret(Leftover.of(words, secret.words()) <= Leftover.HARMLESS,
                    secret.words() + " → " + words + " (asked: " + Leftover.before(left, secret.time()) + ")");
        }
        for (Removal removal : redacted.removals()) {
            count.removal(removal.time() != null
                    && heard.secrets().stream().anyMatch(secret -> secret.time().overlapMs(removal.time()) > 0));
        }
    }

    private boolean told(String how, Map<PrivateKind, RedactionCount> counts) {
        RedactionCount others = new RedactionCount();
        RedactionCount all = new RedactionCount();
        counts.forEach((kind, count) -> {
            line(kind.label(), how, count);
            all.add(count);
            if (kind != PrivateKind.CARD_NUMBER) {
                others.add(count);
            }
        });
        line("all but cards", how, others);
        line("all", how, all);
        List<String> misses = all.misses();
        misses.stream().limit(MISSES_SHOWN).forEach(miss -> out.println("    left: " + miss));
        RedactionCount cards = counts.getOrDefault(PrivateKind.CARD_NUMBER, new RedactionCount());
        return cards.recall() >= CARDS_GONE && others.recall() >= OTHERS_GONE && all.precision() >= PRECISION;
    }

    private void line(String kind, String how, RedactionCount count) {
        out.printf(Locale.ROOT, "%-16s %-12s %6d %8.3f %10.3f%n", kind, how, count.secrets(), count.recall(), count.precision());
    }

    /** How many passages go of conversations in which nothing is marked as private, by the usual kinds; they are shown. */
    public void elsewhere(String set, List<Transcript> conversations, int shown) {
        Redactor usual = new Redactor(RedactionSettings.defaults());
        int removals = 0;
        for (Transcript conversation : conversations) {
            Redacted redacted = usual.of(conversation, NOBODY);
            for (Removal removal : redacted.removals()) {
                if (removals++ < shown) {
                    out.println("    " + set + ": " + conversation.turns().get(removal.turn()).text() + " → "
                            + redacted.transcript().turns().get(removal.turn()).text());
                }
            }
        }
        out.printf(Locale.ROOT, "%-28s %5d conversations, %d passages removed%n", set, conversations.size(), removals);
    }
}
