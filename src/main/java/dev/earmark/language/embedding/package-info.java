/**
 * Sentences as vectors: texts that mean the same lie close. The model runs in this process, on ONNX Runtime; nothing is asked over a
 * network. What was embedded once is remembered, in memory and on the disk, under a key of the model and the text, because the
 * same examples of a rubric come back with every call.
 */
@NullMarked
package dev.earmark.language.embedding;

import org.jspecify.annotations.NullMarked;
