/**
 * What the names of files and folders say about the calls in them: telephone systems write agent, customer, time and id into the name of a
 * recording, and nowhere else.
 *
 * <pre>
 *  "freepbx | {team}/{agent}_{time:yyyyMMdd-HHmmss}"   (setting intake.name-pattern)
 *       │ NamePattern: alternatives, ready ones by name (ReadyPatterns)
 *       ▼
 *  NameTemplate ── pieces ──► SaidByName, of the first template that fits the whole name
 * </pre>
 *
 * <p>Names are written by others. A template is matched with a memory of where it failed, so that no name takes longer than its length
 * squared; what is read is made visible and cut before anybody sees it.
 */
@NullMarked
package dev.earmark.naming;

import org.jspecify.annotations.NullMarked;
