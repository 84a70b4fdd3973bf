package dev.earmark.audio.format;

/** Telephone companding, ITU-T Recommendation G.711: 8 bits on the line, 13 (A-law) or 14 (mu-law) bits of sound, scaled to 16. */
final class G711 {

    private static final int MU_BIAS = 0x84;

    private G711() {}

    static short muLaw(byte code) {
        int inverted = ~code & 0xff;
        int magnitude = ((((inverted & 0x0f) << 3) + MU_BIAS) << ((inverted & 0x70) >> 4)) - MU_BIAS;
        return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }

    static short aLaw(byte code) {
        int value = (code & 0xff) ^ 0x55;
        int segment = (value & 0x70) >> 4;
        int step = ((value & 0x0f) << 4) + (segment == 0 ? 0x008 : 0x108);
        int magnitude = segment <= 1 ? step : step << (segment - 1);
        return (short) ((value & 0x80) != 0 ? magnitude : -magnitude);
    }
}
