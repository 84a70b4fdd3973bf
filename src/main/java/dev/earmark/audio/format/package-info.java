/**
 * What a sound file is, told by its first bytes, and the strict reader of WAV: the only format that is read in this process.
 *
 * <p>The JDK's own reader accepts a rate of 0, 7 bits and sizes that lie. Here a file that holds less than it declares was cut off and is
 * refused, with two exceptions that lose nothing: less than a tenth of a second, and the size 0xFFFFFFFF of what was sent through a pipe.
 */
@NullMarked
package dev.earmark.audio.format;

import org.jspecify.annotations.NullMarked;
