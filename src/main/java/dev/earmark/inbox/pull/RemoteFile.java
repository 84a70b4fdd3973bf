package dev.earmark.inbox.pull;

/**
 * A file elsewhere.
 *
 * @param name  with its folders, slashes between; as others wrote it
 * @param mark  changes when the file does, such as an entity tag
 * @param bytes how large it is; an estimate where the place does not tell
 */
public record RemoteFile(String name, String mark, long bytes) {}
