package dev.earmark.phrase.match;

/**
 * Words that fit a pattern.
 *
 * @param from       first token of the line
 * @param to         token after the last
 * @param costShare  cost relative to the weight of the pattern's words, 0 for a perfect fit
 * @param confidence mean confidence of the recogniser in these words, 0 to 1
 */
public record Match(int from, int to, double costShare, double confidence) {}
