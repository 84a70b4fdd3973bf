package dev.earmark.playbook;

/**
 * How one agent's calls end.
 *
 * @param agent  who
 * @param calls  with a known outcome
 * @param raw    mean outcome as it is, 0 to 1: for whoever asks, not for comparing
 * @param shrunk the same if everybody had the same mix of calls, pulled towards the usual by as much as chance may have moved it
 * @param margin half the width of its 95 % interval
 * @param top    whether the agent is among the best third
 */
public record Performer(String agent, int calls, double raw, double shrunk, double margin, boolean top) {}
