package dev.earmark.audio.format;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The containers of sound that are read, recognised by their first bytes. */
public enum SoundKind {
    WAV("WAV", "wav", "audio/wav"),
    /** WAV of more than 4 GiB, EBU Tech 3306 (RF64) and ITU-R BS.2088 (BW64), which some recorders write always; and big-endian RIFX. */
    RF64("RF64", "wav", "audio/wav"),
    WAV_64("Wave64", "w64", "audio/x-w64"),
    MP3("MP3", "mp3", "audio/mpeg"),
    AAC("AAC", "aac", "audio/aac"),
    /** M4A, MP4, 3GP, MOV. */
    MP4("M4A", "mov", "audio/mp4"),
    /** Opus, Vorbis and Speex. */
    OGG("Opus", "ogg", "audio/ogg"),
    FLAC("FLAC", "flac", "audio/flac"),
    /** WebM and MKV. */
    MATROSKA("WebM", "matroska", "audio/webm"),
    AIFF("AIFF", "aiff", "audio/aiff"),
    AU("AU", "au", "audio/basic"),
    CAF("CAF", "caf", "audio/x-caf"),
    AMR("AMR", "amr", "audio/amr"),
    /** GSM 06.10 without any header. */
    GSM("GSM", "gsm", "audio/gsm"),
    /** WMA. */
    ASF("WMA", "asf", "audio/x-ms-wma");

    private static final int GSM_FRAME_BYTES = 33;
    private static final Set<String> LIKE_RF64 = Set.of("RF64", "BW64", "RIFX");
    private static final Set<SoundKind> WITHOUT_MARK = Set.of(MP3, AAC, GSM);

    private final String title;
    private final String demuxer;
    private final String mediaType;

    SoundKind(String title, String demuxer, String mediaType) {
        this.title = title;
        this.demuxer = demuxer;
        this.mediaType = mediaType;
    }

    /** As people call what is mostly in it: {@code Opus}. */
    public String title() {
        return title;
    }

    /** As it stands in HTTP headers: {@code audio/wav}. */
    public String mediaType() {
        return mediaType;
    }

    /** ffmpeg's name of the one reader that may open such a file. */
    public String demuxer() {
        return demuxer;
    }

    /** Whether the bytes could as well be those of sound without any header. */
    public boolean unmarked() {
        return WITHOUT_MARK.contains(this);
    }

    /** @return null when the bytes are not the beginning of any sound that is read */
    public static @Nullable SoundKind of(byte[] start) {
        String head = new String(start, 0, Math.min(start.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("WAVE", 8)) {
            return head.startsWith("RIFF") ? WAV : LIKE_RF64.contains(head.substring(0, 4)) ? RF64 : null;
        } else if (head.startsWith("FORM") && (head.startsWith("AIFF", 8) || head.startsWith("AIFC", 8))) {
            return AIFF;
        } else if (head.startsWith("ftyp", 4) || head.startsWith("moov", 4)) {
            return MP4;
        }
        SoundKind marked = marked(head);
        return marked != null ? marked : unmarked(start);
    }

    private static @Nullable SoundKind marked(String head) {
        if (head.startsWith("OggS")) {
            return OGG;
        } else if (head.startsWith("fLaC")) {
            return FLAC;
        } else if (head.startsWith("\u001aE\u00df\u00a3")) {
            return MATROSKA;
        } else if (head.startsWith("ID3")) {
            return MP3;
        } else if (head.startsWith("riff\u002e\u0091\u00cf\u0011")) {
            return WAV_64;
        } else if (head.startsWith(".snd")) {
            return AU;
        } else if (head.startsWith("caff")) {
            return CAF;
        } else if (head.startsWith("#!AMR")) {
            return AMR;
        }
        return head.startsWith("0&\u00b2u\u008ef\u00cf\u0011") ? ASF : null;
    }

    /** Streams that begin with their first frame: MPEG audio (ISO 11172-3), ADTS (ISO 13818-7), GSM 06.10. */
    private static @Nullable SoundKind unmarked(byte[] start) {
        if (start.length >= 4 && (start[0] & 0xff) == 0xff && (start[1] & 0xe0) == 0xe0) {
            int layer = start[1] >> 1 & 3;
            if (layer == 0) {
                return (start[1] & 0xf0) == 0xf0 ? AAC : null;
            }
            boolean frame = (start[1] >> 3 & 3) != 1 && (start[2] >> 4 & 15) != 15 && (start[2] >> 2 & 3) != 3;
            return frame ? MP3 : null;
        }
        boolean gsm = start.length >= 4 * GSM_FRAME_BYTES;
        for (int at = 0; gsm && at < start.length; at += GSM_FRAME_BYTES) {
            gsm = (start[at] & 0xf0) == 0xd0;
        }
        return gsm ? GSM : null;
    }
}
