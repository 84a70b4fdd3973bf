package dev.earmark.app.command.score;

/** How results are printed. The names are what people type. */
@SuppressWarnings("checkstyle:ConstantName")
public enum Format {
    text,
    json
}
