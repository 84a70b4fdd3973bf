/**
 * YAML that people write by hand, read strictly: rubrics, settings, eval sets, manifests.
 *
 * <p>The library turns text into maps and lists; what is strict is ours. A key that stands twice, a mapping that holds itself, aliases that
 * unfold without end, depth and size are refused before anything is built of them. {@link dev.earmark.yaml.YamlMap} then gives typed values
 * with one sentence for whatever is wrong: the file, the place as people count it (items by their id), the value, what it may be, and for
 * a misspelt key the nearest one ({@link dev.earmark.yaml.Nearest}, by the Levenshtein distance of commons-text).
 *
 * <p>A JSON Schema validator at run time was tried for rubrics and not taken: for {@code chek:} instead of {@code check:} it tells of two
 * mistakes, "required property 'check' not found" and "property 'chek' is not defined", at {@code $.sections[0].criteria[0]}, and does
 * not say what was meant or which criterion that is. {@code rubric.schema.json} is for editors; {@code RubricSchemaIT} holds it and the
 * reader to each other.
 */
@NullMarked
package dev.earmark.yaml;

import org.jspecify.annotations.NullMarked;
