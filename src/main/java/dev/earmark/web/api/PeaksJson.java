package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The outline in the JSON of audiowaveform, from its data format of version 2: a header of 24 bytes, then pairs of least and greatest. */
final class PeaksJson {

    private static final int EIGHT_BITS = 1;

    private PeaksJson() {}

    static ObjectNode of(byte[] dat) {
        ByteBuffer in = ByteBuffer.wrap(dat).order(ByteOrder.LITTLE_ENDIAN);
        ObjectNode node = Views.object().put("version", in.getInt());
        boolean narrow = (in.getInt() & EIGHT_BITS) != 0;
        node.put("sample_rate", in.getInt()).put("samples_per_pixel", in.getInt()).put("bits", narrow ? 8 : 16);
        node.put("length", in.getInt()).put("channels", in.getInt());
        ArrayNode data = node.putArray("data");
        while (in.remaining() >= (narrow ? 1 : 2)) {
            data.add(narrow ? in.get() : in.getShort());
        }
        return node;
    }
}
