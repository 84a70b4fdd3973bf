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

/** Builds transcripts line by line. Words get even shares of their turn's time. */
public final class SampleCalls {

    private final List<Turn> turns = new ArrayList<>();

    public SampleCalls says(Speaker speaker, long startMs, long endMs, String text) {
        TimeSpan time = new TimeSpan(startMs, endMs);
        turns.add(new Turn(turns.size(), speaker, time, text, words(time, text)));
        return this;
    }

    public SampleCalls types(Speaker speaker, String text) {
        turns.add(new Turn(turns.size(), speaker, null, text, List.of()));
        return this;
    }

    public Transcript call(String id, double seconds) {
        return new Transcript(id, Channel.VOICE, new Source(id + ".wav", "ab".repeat(32), seconds, 2, 8000),
                new Engine("vosk", "vosk-model-en-0.3.45", "cd".repeat(32)), turns);
    }

    public Transcript chat(String id) {
        return new Transcript(id, Channel.CHAT, new Source(id + ".json", "ef".repeat(32), 0, 0, 0), Engine.GIVEN, turns);
    }

    private static List<Word> words(TimeSpan time, String text) {
        String[] texts = text.strip().split("\\s+");
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < texts.length && !texts[i].isEmpty(); i++) {
            TimeSpan share = new TimeSpan(time.startMs() + time.lengthMs() * i / texts.length,
                    time.startMs() + time.lengthMs() * (i + 1) / texts.length);
            words.add(new Word(texts[i], share, i % 7 == 3 ? 0.71 : 0.93));
        }
        return words;
    }
}
