/**
 * Who of those in a call is the agent and who the customer, by what they say: channels that were taken for each other are found out, and
 * the parties on one channel are told apart.
 *
 * <p>What is no speech at all, ringing, tones and music, is left out before anybody looks whose it is, and what a machine says, an
 * announcement or a voice menu, is given to the system.
 */
@NullMarked
package dev.earmark.speech.party;

import org.jspecify.annotations.NullMarked;
