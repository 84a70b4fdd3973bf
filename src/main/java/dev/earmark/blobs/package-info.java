/**
 * Files outside the database: recordings, their outlines, what is made of them to be played. {@link dev.earmark.blobs.BlobStore} keeps a
 * file under a key that ends with its digest, and gives nothing out that differs from it; {@link dev.earmark.blobs.FolderBlobs} does so in
 * a folder. A file is written, forced to the disk and named before the row that names it, so no row names a file that is not there.
 */
@NullMarked
package dev.earmark.blobs;

import org.jspecify.annotations.NullMarked;
