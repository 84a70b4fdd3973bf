/**
 * The models of the speech engine and its native library: which there are ({@code models/manifest.yaml}), where they are unpacked, our
 * changes to their settings, and the talk that is added to what they expect.
 */
@NullMarked
package dev.earmark.speech.model;

import org.jspecify.annotations.NullMarked;
