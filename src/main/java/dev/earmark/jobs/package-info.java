/**
 * Takes every kept interaction through the stages, one durable step at a time: claims, leases, retries, and the words for what could not be done.
 */
@NullMarked
package dev.earmark.jobs;

import org.jspecify.annotations.NullMarked;
