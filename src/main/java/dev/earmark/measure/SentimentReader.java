package dev.earmark.measure;

import dev.earmark.transcript.Transcript;
import java.util.List;

/** Reads the sentiment of what customers say. Deterministic; safe for many threads. */
public interface SentimentReader {

    /** Name and version, kept with each result. */
    String method();

    /** One reading a sentence or turn, in order: probabilities of negative, neutral, positive that add up to 1; neutral for blank text. */
    List<double[]> read(List<String> texts);

    /** Only turns of the customer are read; when speakers are unknown there are none. */
    Sentiment read(Transcript transcript);
}
