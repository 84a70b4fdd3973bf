package dev.earmark.audio.decoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the decoder is asked to do with one file.
 *
 * @param sound      false when only the header is asked for
 * @param stream     which of the sound streams, from 0
 * @param demuxer    ffmpeg's name of the one reader that may open the file
 * @param file       absolute path
 * @param mostMillis where sound of that length has been decoded, the rest is left
 * @param mostBytes  where so many bytes of sound have been decoded, the rest is left
 */
public record Order(boolean sound, int stream, String demuxer, String file, long mostMillis, long mostBytes) {

    private static final int LONGEST_PATH = 1 << 16;

    /** Sends it. */
    public void write(DataOutputStream out) throws IOException {
        byte[] path = file.getBytes(StandardCharsets.UTF_8);
        if (path.length > LONGEST_PATH) {
            throw new IOException("the path has " + path.length + " bytes");
        }
        out.writeBoolean(sound);
        out.writeByte(stream);
        out.writeUTF(demuxer);
        out.writeInt(path.length);
        out.write(path);
        out.writeLong(mostMillis);
        out.writeLong(mostBytes);
        out.flush();
    }

    static Order read(DataInputStream in) throws IOException {
        boolean sound = in.readBoolean();
        int stream = in.readUnsignedByte();
        String demuxer = in.readUTF();
        int length = in.readInt();
        if (length < 0 || length > LONGEST_PATH) {
            throw new IOException("a path of " + length + " bytes");
        }
        String file = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Order(sound, stream, demuxer, file, in.readLong(), in.readLong());
    }
}
