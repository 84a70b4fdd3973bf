package dev.earmark.language;

/** Whom the language model is asked through. */
public enum Provider {
    NONE,
    /** OpenAI, and every server that speaks like it: vLLM, llama.cpp, LM Studio and most clouds. */
    OPENAI,
    /** Azure's {@code /openai/v1} address, which speaks like OpenAI. */
    AZURE_OPENAI,
    OLLAMA,
    ANTHROPIC,
    GEMINI
}
