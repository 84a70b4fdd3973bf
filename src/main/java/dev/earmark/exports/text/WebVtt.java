package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import java.util.List;

/** WebVTT (W3C), as Teams ({@code <v Name>}) and Zoom ({@code Name: text}) write it. */
public final class WebVtt implements ExportReader {

    @Override
    public String format() {
        return "WebVTT";
    }

    @Override
    public boolean fits(ExportText text) {
        return !text.isJson() && text.text().startsWith("WEBVTT");
    }

    @Override
    public List<Draft> read(ExportText text) {
        return List.of(Cues.draft(text.text()));
    }
}
