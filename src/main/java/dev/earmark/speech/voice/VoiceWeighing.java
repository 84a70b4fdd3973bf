package dev.earmark.speech.voice;

/**
 * How much of what is heard is believed.
 *
 * @param scale frames follow each other too closely to be independent: each counts only so much
 * @param prior how sure it is, before anything is heard, that voices do not differ: the inverse of the variance of offsets
 */
public record VoiceWeighing(double scale, double prior) {}
