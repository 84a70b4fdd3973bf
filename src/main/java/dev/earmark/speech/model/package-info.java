/**
 * The models of the speech engine and its native library: which there are ({@code models/manifest.yaml}), where they are unpacked, and our
 * changes to their settings.
 */
@NullMarked
package dev.earmark.speech.model;

import org.jspecify.annotations.NullMarked;
