/**
 * What people publish for the whole installation, and which of it is for whom.
 *
 * <pre>
 *                draft ──publish──► published ──retire──► retired
 *                  │                    │                    │
 *   may change, chosen by nobody   never changes, chosen   never changes, chosen by nobody any more;
 *                                  by rules or by name     what rests on it stays readable
 * </pre>
 *
 * <p>A thing of the library is a text that people write, with an id and a version in it. {@link dev.earmark.library.Library} does for every
 * kind of thing what does not depend on the kind: it keeps drafts, publishes and retires, parses what is published once, finds the highest
 * version, chooses by rules, tells others and enters who did it in the audit log. {@link dev.earmark.library.Form} says what does depend on
 * it: how such a text is read, and what it is called. {@link dev.earmark.library.Seeds} publishes what lies in a folder at the start. A new
 * kind (plays, kinds of moments, saved searches) is a form, and nothing to copy.
 *
 * <p>Rubrics are the first kind: {@link dev.earmark.library.RubricRegister} adds what only they have, the usual one of each channel and
 * what labels have shown of them ({@link dev.earmark.library.RubricCalibrations}).
 *
 * <p>What is published never changes, so everything that rests on it can name it by {@code id@version} and be understood for ever; retiring
 * takes nothing away. Whoever changes a file in the folder raises its version, or is told that the file is not used.
 */
@NullMarked
package dev.earmark.library;

import org.jspecify.annotations.NullMarked;
