package dev.earmark.language.prompt;

/**
 * One question to a model. Only a {@link Prompt} makes questions, so that nobody's words stand in the system text.
 *
 * @param prompt name and version of the prompt, for instance {@code judge-criterion v1}
 * @param system the rules; holds nothing of a conversation
 * @param user   what is asked, with the conversation inside a {@link Fence}
 * @param schema the shape of the reply
 */
public record Question(String prompt, String system, String user, ReplySchema schema) {}
