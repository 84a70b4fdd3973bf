package dev.earmark.speech.model;

import java.nio.file.Path;

/**
 * A model ready to be loaded.
 *
 * @param folder where it lies unpacked
 * @param name   of the model and of the talk that was added to it, for transcripts
 * @param sha256 of the archive when nothing was added; else of its digest, our settings, and the digest and share of each talk, so that
 *               two that hear differently never have the same
 */
public record PreparedModel(Path folder, String name, String sha256) {}
