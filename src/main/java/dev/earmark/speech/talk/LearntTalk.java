package dev.earmark.speech.talk;

/**
 * What was learnt from texts of a house.
 *
 * @param weights uncompressed, for {@link TalkWeights#write}
 * @param share   of what is expected after words that the texts have often, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record LearntTalk(byte[] weights, double share) {}
