package dev.earmark.store.sql.engine;

/** A text as it stands in a column, sealed where what is kept is encrypted. */
public record StoredText(String text) {}
