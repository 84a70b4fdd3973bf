package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.language.Reply.Finish;
import dev.earmark.language.prompt.Question;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks a model each question once and for ever: the same model, parameters and question give the same reply, whatever it was, so that a
 * score stays what it is. Who asks what is being asked already waits for that answer. Only when there was no reply is the model asked
 * again. Safe for many threads and processes.
 */
public final class RememberedReplies implements ChatJudgeModel {

    private final ChatJudgeModel model;
    private final ReplyFolder folder;
    private final AtomicLong asked = new AtomicLong();
    private final LongAdder known = new LongAdder();
    private final Map<String, CompletableFuture<Reply>> underWay = new ConcurrentHashMap<>();

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

    /** How often a question was answered without the model. */
    public long known() {
        return known.sum();
    }

    @Override
    public Reply ask(Question question) {
        byte[] all = content(question);
        Optional<Reply> before = find(all);
        return before.isPresent() ? before.get() : first(HexFormat.of().formatHex(all), all, question);
    }

    private Optional<Reply> find(byte[] all) {
        Optional<Reply> found = folder.find(all).map(RememberedReplies::read);
        found.ifPresent(_ -> remembered());
        return found;
    }

    private void remembered() {
        known.increment();
        ModelUse.here().ifPresent(ModelUse::remembered);
    }

    /** Asks, unless somebody is asking the same at this moment. */
    private Reply first(String hash, byte[] all, Question question) {
        CompletableFuture<Reply> own = new CompletableFuture<>();
        CompletableFuture<Reply> other = underWay.putIfAbsent(hash, own);
        if (other != null) {
            return after(other, question);
        }
        try {
            Optional<Reply> before = find(all); // somebody may have got it between our looking and our turn
            Reply reply = before.isPresent() ? before.get() : fresh(all, question);
            own.complete(reply);
            return reply;
        } catch (RuntimeException | Error failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(hash, own);
        }
    }

    private Reply fresh(byte[] all, Question question) {
        asked.incrementAndGet();
        Reply reply = model.ask(question);
        return read(folder.keep(all, written(reply)));
    }

    /** The other one's answer, or its failure; only when its work was stopped, ours goes on. */
    private Reply after(CompletableFuture<Reply> other, Question question) {
        try {
            Reply reply = other.get();
            remembered();
            return reply;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("language.interrupted", "The work was stopped while a language model was being asked.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Unavailable away && !away.code().equals("language.interrupted")) {
                throw away;
            }
            return ask(question);
        }
    }

    /** The answer where it is known, without asking or counting. */
    Optional<Reply> known(Question question) {
        return folder.find(content(question)).map(RememberedReplies::read);
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
