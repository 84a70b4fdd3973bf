package dev.earmark.pipeline;

/** A conversation that came in as text: what was said, and what else is known of it. */
public record TextConversation(Details known, Incoming.Transcribed found) {}
