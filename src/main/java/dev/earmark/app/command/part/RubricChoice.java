package dev.earmark.app.command.part;

import dev.earmark.app.Settings;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rubric scores a conversation: the one that is named; else, of those for the channel, the one that fits what was said clearly best;
 * else the usual one of the channel. Each file is read once. Not for several threads.
 */
public final class RubricChoice {

    /**
     * How much better than the next a rubric has to fit. On the first 25 conversations of each of the bank, sales and shop sets a smaller
     * lead was wrong in 6 of 19 cases, this and greater ones in none of 81.
     */
    private static final double CLEARLY = 0.015;

    private final RubricShelf shelf;
    private final Settings.Rubrics usual;
    private final @Nullable String named;
    private final RubricFit fit;
    private final Map<Channel, Rubric> read = new EnumMap<>(Channel.class);
    private final Map<Channel, List<Rubric>> others = new EnumMap<>(Channel.class);

    /**
     * @param named    id or file from {@code --rubric}; null when none was given
     * @param embedder for what was said
     * @param lasting  for sentences of rubrics
     */
    public RubricChoice(RubricShelf shelf, Settings.Rubrics usual, @Nullable String named, Embedder embedder, Embedder lasting) {
        this.shelf = shelf;
        this.usual = usual;
        this.named = named;
        this.fit = new RubricFit(embedder, lasting);
    }

    /**
     * A rubric, and how it came to be this one.
     *
     * @param why a clause; null when it was named
     */
    public record Chosen(Rubric rubric, @Nullable String why) {}

    /** @throws Fault when there is no such rubric or it is wrong */
    public Chosen of(Transcript transcript) {
        Channel channel = transcript.channel();
        if (named != null) {
            return new Chosen(forChannel(channel), null);
        }
        List<Rubric> fitting = forAll(channel);
        if (fitting.size() < 2) {
            return new Chosen(forChannel(channel), "it is the usual one for this channel (setting " + setting(channel)
                    + "), and no other is for it");
        }
        try {
            return clearly(fitting, fit.of(transcript, fitting)).map(best -> new Chosen(best, "of the " + fitting.size()
                    + " rubrics for this channel it fits what was said best"))
                    .orElseGet(() -> new Chosen(forChannel(channel), "of the " + fitting.size()
                            + " rubrics for this channel none fits clearly better than the others, and it is the usual one (setting "
                            + setting(channel) + ")"));
        } catch (Unavailable noModel) {
            return new Chosen(forChannel(channel), "it is the usual one for this channel (setting " + setting(channel)
                    + "); without the sentence model the others were not compared");
        }
    }

    private static Optional<Rubric> clearly(List<Rubric> rubrics, List<Double> fits) {
        int best = 0;
        double next = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < fits.size(); i++) {
            if (fits.get(i) > fits.get(best)) {
                next = fits.get(best);
                best = i;
            } else {
                next = Math.max(next, fits.get(i));
            }
        }
        return fits.get(best) - next >= CLEARLY ? Optional.of(rubrics.get(best)) : Optional.empty();
    }

    /** A rubric that is wrong is told when it is named, not while others are chosen. */
    private List<Rubric> forAll(Channel channel) {
        List<Rubric> known = others.get(channel);
        if (known == null) {
            known = new ArrayList<>();
            for (String id : shelf.ids()) {
                read(id).filter(rubric -> rubric.channels().contains(channel)).ifPresent(known::add);
            }
            others.put(channel, known);
        }
        return known;
    }

    private Optional<Rubric> read(String id) {
        try {
            return Stream.of(shelf.get(id)).findFirst();
        } catch (Fault wrong) {
            return Optional.empty();
        }
    }

    /** The one that is named, else the usual one. @throws Fault when there is no such rubric or it is wrong */
    public Rubric forChannel(Channel channel) {
        Rubric known = read.get(channel);
        if (known == null) {
            known = shelf.get(named == null ? usualId(channel) : named);
            read.put(channel, known);
        }
        return known;
    }

    /** A rubric that is named and wrong stops the command before the first conversation. */
    public void check() {
        if (named != null) {
            forChannel(Channel.VOICE);
        }
    }

    private static String setting(Channel channel) {
        return "rubrics.for-" + channel.label();
    }

    private String usualId(Channel channel) {
        return switch (channel) {
            case VOICE -> usual.forVoice();
            case CHAT -> usual.forChat();
            case EMAIL -> usual.forEmail();
        };
    }
}
