package dev.earmark.adapting;

import dev.earmark.exports.Encoding;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.message.HtmlText;
import dev.earmark.message.WrittenLanguage;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.redaction.Redactor;
import dev.earmark.speech.talk.HouseText;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts of a house: conversations in every format that is taken in, and anything else that is text, such as scripts and articles
 * (plain, Markdown, HTML). Private words are gone when it hands them on. Safe for many threads.
 */
public final class HouseTexts {

    private static final Set<String> ARTICLES = Set.of("md", "markdown", "html", "htm", "text");
    private static final String LANGUAGE = "en";
    private static final int DEEPEST = 16;
    /** Encoded data and rules drawn of signs: nobody says them, and some of what looks at words takes the square of their length. */
    private static final Pattern NO_WORD = Pattern.compile("\\S{200,}+");

    private final TranscriptReader transcripts;
    private final ConversationFiles files;
    private final Redactor redactor;
    private final int mostBytes;

    /**
     * @param transcripts takes out private words
     * @param redactor    the same, for what is no conversation
     * @param mostBytes   of one file
     */
    public HouseTexts(TranscriptReader transcripts, ConversationFiles files, Redactor redactor, int mostBytes) {
        this.transcripts = transcripts;
        this.files = files;
        this.redactor = redactor;
        this.mostBytes = mostBytes;
    }

    /**
     * What files hold, and those in folders in the order of their names, each text once.
     *
     * @param wrong is told what cannot be read, or is in another language than English; the others are read
     * @throws Rejected with {@code speech.text-too-much} when there are more words than are learnt from at a time
     */
    public List<HouseSource> read(List<Path> paths, Consumer<Fault> wrong) {
        List<HouseSource> all = new ArrayList<>();
        Set<List<HouseText.Passage>> seen = new HashSet<>();
        long words = 0;
        for (Path path : paths) {
            for (Path file : files(path, wrong)) {
                for (HouseSource source : read(file, wrong)) {
                    words += source.text().words();
                    if (words > Adaptation.MOST_WORDS) { // as soon as there are too many, so that no folder fills the memory
                        throw Adaptation.tooMuch("The texts have more than %,d words".formatted(Adaptation.MOST_WORDS));
                    }
                    if (source.text().words() > 0 && seen.add(source.text().passages())) {
                        all.add(source);
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    private List<Path> files(Path path, Consumer<Fault> wrong) {
        try {
            return Files.isDirectory(path) ? below(path) : List.of(path);
        } catch (Fault fault) {
            wrong.accept(fault);
            return List.of();
        }
    }

    private List<HouseSource> read(Path file, Consumer<Fault> wrong) {
        List<HouseSource> found = new ArrayList<>();
        try {
            read(file, found::add, wrong);
        } catch (Fault fault) {
            wrong.accept(fault);
        }
        return found;
    }

    /** Neither sidecars nor recordings, nothing hidden, no links. */
    private List<Path> below(Path folder) {
        Set<Path> found = new TreeSet<>(files.below(folder, _ -> true).stream().filter(files::isTranscript).toList());
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isArticle(file)
                    && !folder.relativize(file).toString().matches("(?:.*[/\\\\])?\\..*")).forEach(found::add);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Rejected("pipeline.unreadable", "The folder " + shown(folder) + " cannot be read: " + unreadable.getMessage() + ".",
                    unreadable);
        }
        if (found.isEmpty()) {
            throw new NotFound("pipeline.folder-empty", "There is no text in the folder " + shown(folder) + ".");
        }
        return List.copyOf(found);
    }

    private static boolean isArticle(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ARTICLES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void read(Path file, Consumer<HouseSource> sink, Consumer<Fault> wrong) {
        if (isArticle(file)) {
            article(file, sink, wrong);
            return;
        }
        transcripts.read(file, arrival -> {
            switch (arrival) {
                case Arrival.Accepted(var _, Incoming.Transcribed said, var _) -> conversation(file, said.transcript(), sink, wrong);
                case Arrival.Accepted _, Arrival.PassedOver _ -> { }
                case Arrival.Refused(var _, var fault) when fault.code().equals("exports.format-unknown") -> article(file, sink, wrong);
                case Arrival.Refused(var _, var fault) -> wrong.accept(fault);
            }
        });
    }

    /** The whole of it is one passage: what both parties say in it is still of one customer. */
    private void conversation(Path file, Transcript said, Consumer<HouseSource> sink, Consumer<Fault> wrong) {
        String text = said.turns().stream().filter(turn -> turn.speaker().isPerson()).map(Turn::text)
                .map(words -> NO_WORD.matcher(words).replaceAll(" ")).collect(Collectors.joining("\n"));
        Optional<String> foreign = foreign(text);
        if (foreign.isPresent()) {
            wrong.accept(otherLanguage(said.id(), foreign.get()));
        } else {
            sink.accept(new HouseSource(HouseText.of(said.id(), List.of(text)), recording(file, said)));
        }
    }

    /** Beside it by the same name, or the one that it names in its own folder. */
    private HouseSource.@Nullable Spoken recording(Path file, Transcript said) {
        return files.recordingOf(file, said.source().file()).map(found -> new HouseSource.Spoken(found, said)).orElse(null);
    }

    private void article(Path file, Consumer<HouseSource> sink, Consumer<Fault> wrong) {
        try {
            String text = text(file);
            Optional<String> foreign = foreign(text);
            if (foreign.isPresent()) {
                throw otherLanguage(String.valueOf(file.getFileName()), foreign.get());
            }
            sink.accept(new HouseSource(HouseText.of(String.valueOf(file.getFileName()), redacted(paragraphs(text))), null));
        } catch (Fault fault) {
            wrong.accept(fault);
        }
    }

    private String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new Rejected("pipeline.too-large", shown(file) + ": a text may have at most " + mostBytes + " bytes; split it.");
            }
            String text = Encoding.of(bytes).map(Encoding::text).filter(read -> read.indexOf('\0') < 0).orElseThrow(
                    () -> new Rejected("speech.text-unreadable", shown(file) + " is not text; save it as plain text in UTF-8."));
            return NO_WORD.matcher(HtmlText.plain(text)).replaceAll(" ");
        } catch (IOException unreadable) {
            throw new Rejected("pipeline.unreadable", shown(file) + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    /** What blank lines part; without any, its lines. */
    private static List<String> paragraphs(String text) {
        List<String> paragraphs = Arrays.stream(text.split("\\R\\s*\\R")).filter(part -> !part.isBlank()).toList();
        return paragraphs.size() > 1 ? paragraphs : text.lines().filter(line -> !line.isBlank()).toList();
    }

    private List<String> redacted(List<String> paragraphs) {
        if (paragraphs.isEmpty()) {
            return paragraphs;
        }
        List<Turn> turns = new ArrayList<>();
        paragraphs.forEach(paragraph -> turns.add(new Turn(turns.size(), Speaker.UNKNOWN, null, paragraph, List.of())));
        Transcript written = new Transcript("text", Channel.CHAT, new Source("text", "", 0, 0, 0), Engine.GIVEN, turns);
        return redactor.of(written, Facts.NONE).transcript().turns().stream().map(Turn::text).toList();
    }

    private static Optional<String> foreign(String text) {
        return WrittenLanguage.of(text).filter(language -> !language.equals(LANGUAGE));
    }

    private static Rejected otherLanguage(String name, String language) {
        return new Rejected("speech.text-foreign", "%s is in another language (%s); only English is learnt, so it is left out."
                .formatted(PlainText.quoted(name), language));
    }

    private static String shown(Path file) {
        return PlainText.oneLine(file.toString());
    }
}
