package dev.earmark.speech.talk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Learns from texts of a house what is said there, and measures what that gives. Weights leave this class, never a sentence: a word is
 * learnt only if two passages have it, and no row of more than three numbers is. Not for several threads.
 */
public final class HouseTalk {

    /**
     * Of what is expected after words that the texts have often; after others less, down to nothing. With half, perplexity of strangers'
     * calls rises by a tenth when the texts have nothing to do with them, and falls no further when they have.
     */
    private static final double MOST_SHARE = 0.4;
    private static final double LEAST_SHARE = 0.01;
    /** Above the perplexity of chats and calls, which is 70 to 260 before; scripts have some 500, articles of technology 2,000. */
    private static final double AS_PEOPLE_SPEAK = 250;
    private static final int PLACES_LOOKED_AT = 100_000;
    private static final double STEPS = 100;

    private final NgramFst grammar;
    private final List<Mixture.Part> usual;

    /**
     * @param grammar of the recogniser as it came
     * @param talk    that is added to it anyhow, such as service talk
     * @throws IOException when that cannot be read
     */
    public HouseTalk(NgramFst grammar, List<Talk> talk) throws IOException {
        this.grammar = grammar;
        this.usual = TalkGraph.parts(grammar, talk);
    }

    /**
     * What texts are made of.
     *
     * @param words       that are said, all of them
     * @param learnt      of these, of which weights are learnt
     * @param knownShare  of these, those that the recogniser can hear, 0 to 1
     * @param unknown     those that it cannot hear, with how often they are said
     */
    public record Words(int words, int learnt, double knownShare, Map<String, Integer> unknown) {}

    public Words words(List<HouseText> texts) {
        HouseWords words = new HouseWords(texts, grammar.vocabulary());
        return new Words(texts.stream().mapToInt(HouseText::words).sum(), words.learnt(), words.knownShare(), words.unknown());
    }

    /** The same texts in the same order give the same bytes. */
    public LearntTalk learn(List<HouseText> texts) {
        return new LearntTalk(TalkWeights.bytesWithPlaces(learnt(texts), grammar.vocabulary()), share(texts));
    }

    /** The less likely it is that anybody speaks like this, the less of it is expected: what is written to be read tells little. */
    private double share(List<HouseText> texts) {
        double unsure = said(texts).perplexity(new Mixture(usual, null), PLACES_LOOKED_AT);
        double share = MOST_SHARE * Math.min(1, AS_PEOPLE_SPEAK / unsure);
        return Math.max(LEAST_SHARE, Math.rint(share * STEPS) / STEPS);
    }

    private SeenSentences said(List<HouseText> texts) {
        SeenSentences said = new SeenSentences(grammar.vocabulary());
        texts.forEach(text -> text.passages().forEach(passage -> said.addAll(passage.sentences())));
        return said;
    }

    private BackoffModel learnt(List<HouseText> texts) {
        HouseWords words = new HouseWords(texts, grammar.vocabulary());
        SeenSentences seen = new SeenSentences(grammar.vocabulary());
        texts.forEach(text -> seen.addAll(words.learnable(text)));
        return new KneserNey(grammar.model(), 1, seen).estimate();
    }

    /**
     * How well texts are expected: perplexity, the number of words among which the recogniser is as unsure as if all were equally likely.
     *
     * @param before without what was learnt
     * @param after  with it
     * @param places words that it can hear and ends of sentences, over which it was measured
     */
    public record Expected(double before, double after, int places) {}

    /** Learns from some texts and measures on others, of which nothing may be among them. */
    public Expected measured(List<HouseText> texts, List<HouseText> others) {
        List<Mixture.Part> more = new ArrayList<>(usual);
        more.add(new Mixture.Part(learnt(texts), share(texts), true));
        SeenSentences said = said(others);
        return new Expected(said.perplexity(new Mixture(usual, null), PLACES_LOOKED_AT),
                said.perplexity(new Mixture(more, null), PLACES_LOOKED_AT), said.places());
    }
}
