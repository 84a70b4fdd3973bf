package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import java.util.List;

/** SubRip subtitles ({@code .srt}): a number, a line of times, the words. */
public final class SubRip implements ExportReader {

    private static final int LINES_LOOKED_AT = 12;

    @Override
    public String format() {
        return "SubRip subtitles";
    }

    @Override
    public boolean fits(ExportText text) {
        return !text.isJson() && text.text().lines().limit(LINES_LOOKED_AT).anyMatch(line -> Cues.TIMES.matcher(line).matches());
    }

    @Override
    public List<Draft> read(ExportText text) {
        return List.of(Cues.draft(text.text()));
    }
}
