package dev.earmark.playbook;

/**
 * What makes calls comparable.
 *
 * @param id     of the interaction
 * @param agent  who had it
 * @param queue  empty where nobody said
 * @param reason why the customer called, as other systems say it; empty where none does: then it is told by how the customer begins
 * @param period such as {@code 2026-11}; calls of different periods are not compared
 */
public record CallFacts(String id, String agent, String queue, String reason, String period) {}
