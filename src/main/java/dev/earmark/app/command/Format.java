package dev.earmark.app.command;

/** How results are printed. The names are what people type. */
@SuppressWarnings("checkstyle:ConstantName")
enum Format {
    text,
    json
}
