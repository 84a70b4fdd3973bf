package dev.earmark.speech.talk;

import dev.earmark.fault.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Makes the shipped model of service talk, from wordings of our own (a file a trade, {@code common.yaml} for all) and from texts that
 * others have published. Only their weights leave this class, never a sentence. The same files give the same bytes.
 */
public final class ServiceTalk {

    /** Of our own wordings, beside the texts of others: they are narrower, and drawn, not collected. */
    private static final double OWN_SHARE = 0.37;
    /** Trigrams that were seen once are mostly accidents. */
    private static final int CUT = 2;
    private static final String COMMON = "common.yaml";
    private static final String ENDING = ".txt.gz";

    private final Path wordings;
    private final Path texts;

    /**
     * @param wordings folder of the files of the trades
     * @param texts    folder of texts, {@code *.txt.gz}, one utterance a line, spelled as it is spoken
     */
    public ServiceTalk(Path wordings, Path texts) {
        this.wordings = wordings;
        this.texts = texts;
    }

    /**
     * What was made.
     *
     * @param bytes    the weights, uncompressed
     * @param trades   that have wordings
     * @param distinct different sentences drawn from the wordings
     * @param lines    of the texts of others
     */
    public record Built(byte[] bytes, int trades, int distinct, int lines) {}

    /** Names of the texts, without their ending, in order. @throws Unavailable when the folder is not there */
    public List<String> sources() {
        return files(texts, ENDING).stream().map(file -> file.getFileName().toString().replace(ENDING, "")).toList();
    }

    /** All trades, what is common to them first. */
    public List<TradeTalk> trades() {
        TradeTalk common = TradeTalk.read(wordings.resolve(COMMON), null);
        List<TradeTalk> trades = new ArrayList<>(List.of(common));
        files(wordings, ".yaml").stream().filter(file -> !file.endsWith(COMMON)).forEach(file -> trades.add(TradeTalk.read(file, common)));
        return trades;
    }

    /** @param grammar of the recogniser whose words and unigrams it rests on */
    public Built build(NgramFst grammar) {
        SeenSentences own = new SeenSentences(grammar.vocabulary());
        Set<List<String>> distinct = new HashSet<>();
        List<TradeTalk> trades = trades();
        for (TradeTalk trade : trades) {
            List<List<String>> sentences = trade.sentences();
            distinct.addAll(sentences);
            own.addAll(sentences);
        }
        SeenSentences others = new SeenSentences(grammar.vocabulary());
        int lines = files(texts, ENDING).stream().mapToInt(file -> addLines(file, others)).sum();
        BackoffModel mixed = new Mixture(List.of(
                new Mixture.Part(new KneserNey(grammar.model(), CUT, others).estimate(), 1),
                new Mixture.Part(new KneserNey(grammar.model(), CUT, own).estimate(), OWN_SHARE)), grammar.model()).mixed();
        return new Built(TalkWeights.bytes(mixed, grammar.vocabulary()), trades.size() - 1, distinct.size(), lines);
    }

    private static int addLines(Path file, SeenSentences seen) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return (int) in.lines().peek(line -> seen.add(SpokenText.words(line))).count();
        } catch (IOException | UncheckedIOException failed) {
            throw new Unavailable("speech.talk-missing", "The text " + file + " cannot be read; it must be compressed by gzip.", failed);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failed) {
            throw new Unavailable("speech.talk-missing",
                    "The folder " + folder + " cannot be read, from which service talk is made.", failed);
        }
    }
}
