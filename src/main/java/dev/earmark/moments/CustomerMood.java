package dev.earmark.moments;

import dev.earmark.measure.Sentiment;
import dev.earmark.measure.Sentiment.Label;
import dev.earmark.measure.Sentiment.Reading;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the customer felt worst, and where a bad start has turned into a good end. Read from the customer's words only. */
final class CustomerMood implements MomentSource {

    private static final double LOW = -0.5;
    private static final double TURNED = 0.5;
    private static final double POINTS = 8;

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        Sentiment sentiment = scored.sentiment();
        lowest(sentiment).map(reading -> moment(scored, reading, Tone.COACHING, "customer-low-point",
                "The customer feels worst here: listen to how the agent answers.")).ifPresent(moments::add);
        if (sentiment.course() != null && sentiment.course().shift() >= TURNED) {
            highest(sentiment).map(reading -> moment(scored, reading, Tone.PRAISE, "customer-turned",
                    "The customer is much happier at the end than at the start.")).ifPresent(moments::add);
        }
        return moments;
    }

    private static Optional<Reading> lowest(Sentiment sentiment) {
        return sentiment.turns().stream().filter(reading -> reading.label() == Label.NEGATIVE && reading.score() <= LOW)
                .min(Comparator.comparingDouble(Reading::score));
    }

    private static Optional<Reading> highest(Sentiment sentiment) {
        return sentiment.turns().stream().filter(reading -> reading.label() == Label.POSITIVE).reduce((_, later) -> later);
    }

    private static Moment moment(ScoredInteraction scored, Reading reading, Tone tone, String kind, String why) {
        Turn turn = scored.transcript().turns().get(reading.turn());
        return new Moment(tone, kind, turn.index(), turn.speaker(), turn.time(), turn.text(), why, null,
                POINTS * Math.abs(reading.score()));
    }
}
