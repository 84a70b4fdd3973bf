/**
 * Which stretches of a channel are listened to: silence is not decoded, because in a call with a channel for each party at least half of
 * each channel is the other one talking. Word times are mapped back behind the gate ({@code FedTime}).
 */
@NullMarked
package dev.earmark.speech.gate;

import org.jspecify.annotations.NullMarked;
