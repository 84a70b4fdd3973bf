package dev.earmark.audio.format;

/**
 * Where samples stand in a file.
 *
 * @param offset of the first of them
 */
record WavRun(long offset, long bytes) {}
