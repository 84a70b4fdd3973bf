/**
 * YAML that people write by hand: rubrics, settings, manifests. Every refusal names the file, the place in it and the value, and
 * suggests the nearest legal key. Guards against files that are too large or too deep, duplicate keys and recursive anchors.
 */
@NullMarked
package dev.earmark.yaml;

import org.jspecify.annotations.NullMarked;
