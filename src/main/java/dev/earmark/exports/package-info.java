/**
 * Conversations as other systems write them, read by their content.
 *
 * <pre>
 *  bytes ─► GzipText (gzip, within a limit) ─► Encoding (UTF-8, UTF-16, else surely CP1252) ─► ExportText
 *                                                                                                │
 *        the first ExportReader that recognises it:  exports.text, exports.desk, exports.speech  ▼
 *                                                                                              Draft
 *                                                                                                │ OwnFormat
 *                                                                                                ▼
 *                                                   a conversation as schema/transcript-input.schema.json describes it
 * </pre>
 *
 * <p>Everything becomes our own format first, so that all doors, the rules for parties and quotes, and what is refused are the same for all
 * of them, and a conversation of a file of many can stand alone. A reader is one small class; field names are those of the published
 * formats. {@code src/docs/imports.md} says what is read.
 */
@NullMarked
package dev.earmark.exports;

import org.jspecify.annotations.NullMarked;
