package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A QR code as the path of an SVG: a square of one unit for each dark module. */
final class QrPath {

    /** Light modules around it, as the standard asks. */
    private static final int MARGIN = 4;

    private QrPath() {}

    static ObjectNode of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        String path = IntStream.range(0, code.size * code.size).filter(i -> code.getModule(i % code.size, i / code.size))
                .mapToObj(i -> "M" + (i % code.size + MARGIN) + " " + (i / code.size + MARGIN) + "h1v1h-1z").collect(Collectors.joining());
        return Views.object().put("size", code.size + 2 * MARGIN).put("path", path);
    }
}
