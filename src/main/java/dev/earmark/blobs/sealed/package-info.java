/**
 * Files that are encrypted where they lie: each by a key of its own, which goes with it, so that copies of what was deleted cannot be read.
 * A file is kept under its key with {@code .enc} behind it; one that lies there as it came in, from before encryption was turned on, is
 * read as it is until it has been sealed, too. While a file comes in, and while a decoder reads it, it lies in the clear on this
 * machine.
 */
@NullMarked
package dev.earmark.blobs.sealed;

import org.jspecify.annotations.NullMarked;
