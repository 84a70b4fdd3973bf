package dev.earmark.interaction;

/** Where an interaction stands now. {@link Stage} says how far it has got. */
public sealed interface Status {

    /** The word used in files and queries: {@code processing}, {@code parked} or {@code scored}. */
    String label();

    /** Some step is waiting or running. */
    record Processing() implements Status {
        @Override
        public String label() {
            return "processing";
        }
    }

    /**
     * Nothing happens until a person asks for another try.
     *
     * @param code   of the fault
     * @param reason one sentence for a person
     */
    record Parked(String code, String reason) implements Status {
        @Override
        public String label() {
            return "parked";
        }
    }

    /** Every step is done. */
    record Scored() implements Status {
        @Override
        public String label() {
            return "scored";
        }
    }
}
