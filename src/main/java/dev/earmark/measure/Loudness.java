package dev.earmark.measure;

/** Loudness of one party while talking, in dB relative to full scale (0 is the loudest possible, −90 about silence). */
public record Loudness(double speechDbfs, double peakDbfs) {}
