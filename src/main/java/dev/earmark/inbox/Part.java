package dev.earmark.inbox;

import dev.earmark.blobs.BlobStore;

/**
 * A file of an upload, written but not kept yet. Whoever began the upload closes it.
 *
 * @param name     {@code audio} for a call in one file; {@code agent} and {@code customer} for a file of each party
 * @param fileName as the sender calls it; hostile
 */
public record Part(String name, String fileName, BlobStore.Upload upload) {}
