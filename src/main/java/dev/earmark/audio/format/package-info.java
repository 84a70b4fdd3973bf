/**
 * What a sound file is, told by its first bytes, and the strict reader of WAV: the only format that is read in this process.
 *
 * <p>The JDK's own reader accepts a rate of 0 and 7 bits. Here a header that contradicts itself is refused. Only its length is not believed
 * where the file has another: recorders that write as they go declare none, or one that no file has. Such a file is read to its end, and
 * that is remarked.
 */
@NullMarked
package dev.earmark.audio.format;

import org.jspecify.annotations.NullMarked;
