/**
 * Whose words are these: whether two channels that are not what they seem make words of the wrong party. Calls with a channel for each
 * party are changed in known ways, always the same ones (copies of one party on the other's channel, both voices on both channels, lossy
 * stereo coding, music or an announcement before anybody answers), taken in as any file is, and what is heard is held against the call as
 * it was recorded.
 */
@NullMarked
package dev.earmark.eval.channels;

import org.jspecify.annotations.NullMarked;
