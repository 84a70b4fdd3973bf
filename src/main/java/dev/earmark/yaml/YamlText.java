package dev.earmark.yaml;

import dev.earmark.fault.Rejected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The door to the YAML library: turns text into maps, lists and scalars, and its exceptions into sentences. */
final class YamlText {

    private static final int MOST_DEPTH = 60;
    /** Aliases of lists and mappings; text may be repeated by alias without end. */
    private static final int MOST_ALIASES = 50;

    private final YamlOrigin origin;
    private final LoadSettings settings;

    YamlText(YamlOrigin origin) {
        this.origin = origin;
        this.settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setLabel(origin.name())
                .build();
    }

    @Nullable Object load(String text) {
        try {
            return new ShallowLoad().loadFromString(text);
        } catch (MarkedYamlEngineException wrong) {
            throw invalid(line(wrong.getProblemMark()), sentence(wrong), wrong);
        } catch (ReaderException wrong) {
            String sign = "the character U+%04X is not allowed".formatted(wrong.getCodePoint());
            throw invalid(" in line " + text.substring(0, wrong.getPosition()).lines().count(), sign, wrong);
        } catch (YamlEngineException wrong) {
            throw invalid("", String.valueOf(wrong.getMessage()).lines().findFirst().orElse("it cannot be parsed"), wrong);
        } catch (StackOverflowError endless) {
            throw invalid("", "a mapping or list holds itself", endless);
        }
    }

    private final class ShallowLoad extends Load {

        ShallowLoad() {
            super(settings);
        }

        @Override
        protected Composer createComposer(String text) {
            return new Composer(settings, new ShallowParser(new StreamReader(settings, text)));
        }
    }

    /** The library builds values by recursion; the events before it come one after the other, so depth is counted there. */
    private final class ShallowParser extends ParserImpl {

        private int depth;

        ShallowParser(StreamReader text) {
            super(settings, text);
        }

        @Override
        public Event next() {
            Event event = super.next();
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
            }
            if (depth > MOST_DEPTH) {
                throw origin.reject("nests deeper than " + MOST_DEPTH + " levels" + line(event.getStartMark()));
            }
            return event;
        }
    }

    private Rejected invalid(String line, String what, Throwable wrong) {
        return new Rejected(origin.code(), origin.name() + " is not valid YAML" + line + ": " + (what.endsWith(".") ? what : what + "."),
                wrong);
    }

    private static String line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).map(line -> " in line " + (line + 1)).orElse("");
    }

    private static String sentence(MarkedYamlEngineException wrong) {
        String problem = String.valueOf(wrong.getProblem());
        if (problem.contains("(TAB)")) {
            return "indent with spaces, not with tabs";
        } else if (problem.startsWith("found duplicate key")) {
            return problem.replaceFirst("found duplicate key (.*)", "the key \"$1\" stands there twice");
        } else if (wrong.getContext() == null) {
            return problem;
        }
        return problem.startsWith("but ") ? wrong.getContext() + ", " + problem : problem + " " + wrong.getContext();
    }
}
