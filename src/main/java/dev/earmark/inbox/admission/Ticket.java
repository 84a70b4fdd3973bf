package dev.earmark.inbox.admission;

/** One upload that may be read now. To be closed when it is kept or given up; closing twice does no harm. */
public interface Ticket extends AutoCloseable {

    @Override
    void close();
}
