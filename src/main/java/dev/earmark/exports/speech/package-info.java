/** Transcripts as recognisers of speech and contact-centre platforms write them. */
@NullMarked
package dev.earmark.exports.speech;

import org.jspecify.annotations.NullMarked;
