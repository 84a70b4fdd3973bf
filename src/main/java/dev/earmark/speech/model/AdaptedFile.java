package dev.earmark.speech.model;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The description of an adapted version beside its weights. */
final class AdaptedFile {

    private static final String DAMAGED = "speech.adapted-unreadable";
    private static final double MOST = 1e12;

    private AdaptedFile() {}

    static String written(AdaptedTalk talk) {
        AdaptedTalk.Facts facts = talk.facts();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "name: %s%nmodel: %s%nmade: \"%s\"%nbytes: %d%nsha256: \"%s\"%nshare: %.2f%ntexts: %d%nwords: %d%nperplexity-before: %.3f%n"
                        + "perplexity-after: %.3f%n", talk.name(), talk.model(), talk.made(), talk.bytes(), talk.sha256(), talk.share(),
                facts.texts(), facts.words(), facts.perplexityBefore(), facts.perplexityAfter()));
        facts.errors().ifPresent(errors -> text.append(String.format(Locale.ROOT,
                "wrong-words-before: %.3f%nwrong-words-after: %.3f%nwords-said: %d%n", errors.before(), errors.after(), errors.words())));
        return text.toString();
    }

    /** @throws Unavailable when it cannot be read or is not as it was written */
    static AdaptedTalk read(String name, Path file, Path weights) {
        try {
            YamlMap map = YamlFile.read(file, DAMAGED).only("name", "model", "made", "bytes", "sha256", "share", "texts", "words",
                    "perplexity-before", "perplexity-after", "wrong-words-before", "wrong-words-after", "words-said");
            Optional<AdaptedTalk.Errors> errors = map.has("words-said") ? Optional.of(new AdaptedTalk.Errors(
                    map.number("wrong-words-before", 0, MOST), map.number("wrong-words-after", 0, MOST),
                    map.whole("words-said", 0, Integer.MAX_VALUE))) : Optional.empty();
            if (!map.text("name").equals(name)) {
                throw new Rejected(DAMAGED, file + " describes another version");
            }
            return new AdaptedTalk(name, map.text("model"), weights, (long) map.number("bytes", 1, MOST), map.text("sha256"),
                    map.number("share", 0, 1), Instant.parse(map.text("made")),
                    new AdaptedTalk.Facts(map.whole("texts", 0, Integer.MAX_VALUE), map.whole("words", 0, Integer.MAX_VALUE),
                            map.number("perplexity-before", 0, MOST),
                            map.number("perplexity-after", 0, MOST), errors));
        } catch (NotFound | Rejected | DateTimeParseException damaged) {
            throw new Unavailable(DAMAGED, "The description of an adapted version, " + file + ", cannot be read; take it from a backup, or"
                    + " remove it and its weights.", damaged);
        }
    }
}
