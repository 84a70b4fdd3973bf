/**
 * One class for each port of the store, the same for both databases: statements as text, and rows as values. What is kept as JSON or YAML
 * carries its digest ({@link dev.earmark.store.sql.aggregate.BodyDigest}).
 */
@NullMarked
package dev.earmark.store.sql.aggregate;

import org.jspecify.annotations.NullMarked;
