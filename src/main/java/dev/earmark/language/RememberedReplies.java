package dev.earmark.language;

import dev.earmark.hash.Sha256;
import dev.earmark.language.Reply.Finish;
import dev.earmark.language.prompt.Question;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks a model each question once and for ever: the same model, parameters and question give the same reply, whatever it was, so that a
 * score stays what it is. Only when there was no reply is the model asked again. Safe for many threads and processes.
 */
public final class RememberedReplies implements ChatJudgeModel {

    private final ChatJudgeModel model;
    private final ReplyFolder folder;
    private final AtomicLong asked = new AtomicLong();

    /** @param folder where replies are kept; created when needed */
    public RememberedReplies(ChatJudgeModel model, Path folder) {
        this.model = model;
        this.folder = new ReplyFolder(folder);
    }

    @Override
    public String modelId() {
        return model.modelId();
    }

    @Override
    public String parameters() {
        return model.parameters();
    }

    /** How often the model itself was asked. */
    public long asked() {
        return asked.get();
    }

    @Override
    public Reply ask(Question question) {
        byte[] all = content(question);
        return folder.find(all).map(RememberedReplies::read).orElseGet(() -> {
            asked.incrementAndGet();
            Reply reply = model.ask(question);
            return read(folder.keep(all, written(reply)));
        });
    }

    @Override
    public Duration pause() {
        return model.pause();
    }

    private byte[] content(Question question) {
        Sha256 parts = new Sha256();
        for (String part : new String[] {model.modelId(), model.parameters(), question.prompt(), question.system(), question.user(),
                question.schema().toString()}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array()).add(bytes);
        }
        return parts.bytes();
    }

    private static byte[] written(Reply reply) {
        byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 * Integer.BYTES + text.length).putInt(reply.finish().ordinal()).putInt(reply.inputTokens())
                .putInt(reply.outputTokens()).put(text).array();
    }

    private static Reply read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Finish finish = Finish.values()[Math.floorMod(buffer.getInt(), Finish.values().length)];
        int input = buffer.getInt();
        int output = buffer.getInt();
        return new Reply(StandardCharsets.UTF_8.decode(buffer).toString(), input, output, finish);
    }
}
