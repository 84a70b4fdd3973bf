package dev.earmark.testing;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;

/** A conversation whose turns are given with their seconds. */
public final class TimedCall {

    private final Channel channel;
    private final double lengthSeconds;
    private final List<Turn> turns = new ArrayList<>();

    public TimedCall(Channel channel, double lengthSeconds) {
        this.channel = channel;
        this.lengthSeconds = lengthSeconds;
    }

    public static TimedCall voice() {
        return new TimedCall(Channel.VOICE, 0);
    }

    public static TimedCall chat() {
        return new TimedCall(Channel.CHAT, 0);
    }

    public TimedCall agent(double from, double to, String text) {
        return turn(Speaker.AGENT, from, to, text);
    }

    public TimedCall customer(double from, double to, String text) {
        return turn(Speaker.CUSTOMER, from, to, text);
    }

    public TimedCall unknown(double from, double to, String text) {
        return turn(Speaker.UNKNOWN, from, to, text);
    }

    public TimedCall untimed(Speaker speaker, String text) {
        turns.add(new Turn(turns.size(), speaker, null, text, List.of()));
        return this;
    }

    /** One word after the other, each with its own times: {@code words(AGENT, "hello", 1.0, 1.4, "there", 1.5, 1.9)}. */
    public TimedCall words(Speaker speaker, Object... wordsAndSeconds) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < wordsAndSeconds.length; i += 3) {
            words.add(new Word(
                    (String) wordsAndSeconds[i], span((double) wordsAndSeconds[i + 1], (double) wordsAndSeconds[i + 2]), 0.9));
        }
        TimeSpan time = words.getFirst().time().covering(words.getLast().time());
        String text = String.join(" ", words.stream().map(Word::text).toList());
        turns.add(new Turn(turns.size(), speaker, time, text, words));
        return this;
    }

    public Transcript heard() {
        return new Transcript("call-1", channel, new Source("call-1.wav", "", lengthSeconds, 2, 8_000), Engine.GIVEN, turns);
    }

    private TimedCall turn(Speaker speaker, double from, double to, String text) {
        turns.add(new Turn(turns.size(), speaker, span(from, to), text, List.of()));
        return this;
    }

    private static TimeSpan span(double from, double to) {
        return new TimeSpan(Math.round(from * 1_000), Math.round(to * 1_000));
    }
}
