package dev.earmark.speech.voice;

/**
 * A stretch of a channel in which one voice speaks: a word.
 *
 * @param first   how much else speaks for the first voice, as the logarithm of odds
 * @param changes probability that the voice is another one than in the stretch before
 */
public record VoiceStretch(long startMs, long endMs, double first, double changes) {}
