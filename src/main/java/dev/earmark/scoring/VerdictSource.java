package dev.earmark.scoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What decided a verdict. Kept as one line of text, {@code phrase+examples} or {@code model provider/name, judge-criteria v1+degraded}, in
 * stored scorecards and in what programs read; this is the one place that writes and reads that line.
 *
 * @param engines  in the order in which they decided; empty when nothing could decide
 * @param degraded whether a language model that was to decide could not be asked, so that scoring again later may give another verdict
 */
public record VerdictSource(List<Engine> engines, boolean degraded) {

    /** There was nothing to decide with. */
    public static final VerdictSource NONE = new VerdictSource(List.of(), false);

    private static final String NOTHING = "none";
    private static final String DEGRADED = "+degraded";
    private static final String JOINED = "+";

    public VerdictSource {
        engines = List.copyOf(engines);
    }

    /** One way to decide. */
    public sealed interface Engine {

        String text();
    }

    /** Decides by what every program can count or compare, without a language model. */
    public enum Rule implements Engine {
        /** Words that were said. */
        PHRASE,
        /** Sentences that mean what an author's sentences mean. */
        EXAMPLES,
        /** A measure and its bounds. */
        MEASURED,
        /** What one party said and the other says back. */
        ECHO,
        /** Marks where private words were removed. */
        MARKS;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public VerdictSource alone() {
            return new VerdictSource(List.of(this), false);
        }
    }

    /**
     * A language model.
     *
     * @param id     provider and exact model; may hold any sign
     * @param prompt name and version of the prompt by which it was asked
     */
    public record LanguageModel(String id, String prompt) implements Engine {

        private static final String MODEL = "model ";
        private static final String ASKED_BY = ", ";

        @Override
        public String text() {
            return MODEL + id + ASKED_BY + prompt;
        }

        private static boolean begins(String text) {
            return text.startsWith(MODEL) && text.contains(ASKED_BY);
        }

        private static LanguageModel of(String text) {
            int end = text.lastIndexOf(ASKED_BY);
            return new LanguageModel(text.substring(MODEL.length(), end), text.substring(end + ASKED_BY.length()));
        }

        public VerdictSource alone() {
            return new VerdictSource(List.of(this), false);
        }
    }

    /** Of another version of the program; shown as it is written. */
    public record Other(String text) implements Engine {}

    /** All that decided together. Whatever one of them lacked, all of them together lack. */
    public static VerdictSource joined(List<VerdictSource> sources) {
        return new VerdictSource(sources.stream().flatMap(source -> source.engines.stream()).distinct().toList(),
                sources.stream().anyMatch(VerdictSource::degraded));
    }

    /** @param unasked whether a language model should have decided besides and could not be asked */
    public VerdictSource degradedIf(boolean unasked) {
        return unasked ? new VerdictSource(engines, true) : this;
    }

    /** Whether rules alone decided and nothing was missing. */
    public boolean byRulesAlone() {
        return !degraded && !engines.isEmpty() && engines.stream().allMatch(Rule.class::isInstance);
    }

    /** The line that is stored and shown. */
    @JsonValue
    public String text() {
        String names = engines.isEmpty() ? NOTHING : engines.stream().map(Engine::text).collect(Collectors.joining(JOINED));
        return degraded ? names + DEGRADED : names;
    }

    /** Reads what {@link #text()} of this and earlier versions writes; what it does not know becomes {@link Other}. */
    @JsonCreator
    public static VerdictSource of(String text) {
        boolean degraded = text.endsWith(DEGRADED);
        String names = degraded ? text.substring(0, text.length() - DEGRADED.length()) : text;
        return new VerdictSource(names.equals(NOTHING) ? List.of() : engines(names), degraded);
    }

    /** Names of rules may stand before and behind a model, whose own name may hold a plus sign. */
    private static List<Engine> engines(String names) {
        List<Engine> before = new ArrayList<>();
        List<Engine> behind = new ArrayList<>();
        String rest = names;
        while (!rest.isEmpty() && !LanguageModel.begins(rest)) {
            int end = rest.indexOf(JOINED);
            before.add(named(end < 0 ? rest : rest.substring(0, end)));
            rest = end < 0 ? "" : rest.substring(end + JOINED.length());
        }
        int prompt = rest.lastIndexOf(LanguageModel.ASKED_BY);
        for (int end = rest.lastIndexOf(JOINED); end > prompt && prompt >= 0; end = rest.lastIndexOf(JOINED)) {
            behind.addFirst(named(rest.substring(end + JOINED.length())));
            rest = rest.substring(0, end);
        }
        Stream<Engine> model = rest.isEmpty() ? Stream.of() : Stream.of(LanguageModel.of(rest));
        return Stream.of(before.stream(), model, behind.stream()).flatMap(engines -> engines).toList();
    }

    private static Engine named(String name) {
        return Stream.of(Rule.values()).filter(rule -> rule.text().equals(name)).map(Engine.class::cast).findFirst()
                .orElseGet(() -> new Other(name));
    }
}
