package dev.earmark.audio.decoder;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file after the other. Ends when it has had nothing to do for a while, and at once, in the midst of a file, when the process
 * that asked is gone.
 */
public final class DecoderProgram {

    private static final long LONGEST_IDLE_SECONDS = 10;
    private static final long MOST_BYTES_AT_ONCE = 512L << 20;
    private static final int SILENT = -8;

    private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(1);
    private final Libraries av;
    private final DataOutputStream out;

    private DecoderProgram(Libraries av, DataOutputStream out) {
        this.av = av;
        this.out = out;
    }

    /** @param arguments the folder with the libraries */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out),
                DecoderReply.MOST_BYTES));
        Libraries av;
        try {
            av = Libraries.load(Path.of(arguments[0]));
        } catch (UnsatisfiedLinkError missing) {
            new DecoderReply.Missing(String.valueOf(missing.getMessage())).write(out);
            out.flush();
            return;
        }
        av.call("av_log_set_level", SILENT);
        av.call("av_max_alloc", MOST_BYTES_AT_ONCE);
        new DecoderProgram(av, out).serve();
    }

    private void serve() throws IOException, InterruptedException {
        Thread.ofPlatform().daemon().name("orders").start(this::listen);
        new DecoderReply.Ready().write(out);
        out.flush();
        for (Order order = next(); order != null; order = next()) {
            carryOut(order);
            out.flush();
        }
    }

    private @Nullable Order next() throws InterruptedException {
        return orders.poll(LONGEST_IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                orders.put(Order.read(in));
            }
        } catch (IOException | InterruptedException nobodyAsksAnyMore) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void carryOut(Order order) throws IOException {
        try (MediaFile file = new MediaFile(av, order)) {
            file.shape().write(out);
            if (order.sound()) {
                try (SixteenBits sound = new SixteenBits(av, order, out); SoundStream stream = new SoundStream(av, file, sound)) {
                    stream.decode();
                }
                new DecoderReply.End().write(out);
            }
        } catch (RefusedFile refused) {
            new DecoderReply.Refused(refused.reason()).write(out);
        }
    }
}
