// What the timeline draws, from what the API tells.

import { clock } from '../call/clock.js';
import { plain } from '../format.js';
import { placesOfWords } from './marks.js';

const HEADER = 24;

/** audiowaveform data of version 2: {samplesPerPair, rateHz, channels: [Int8Array of least and greatest]}. */
export function readPeaks(buffer) {
  const view = new DataView(buffer);
  const [version, flags, rateHz, samplesPerPair, length, channels] = [0, 4, 8, 12, 16, 20].map(at => view.getInt32(at, true));
  if (version !== 2) throw new Error('outline of version ' + version);
  const all = flags & 1 ? new Int8Array(buffer, HEADER) : Int8Array.from(new Int16Array(buffer, HEADER), value => value >> 8);
  const lanes = Array.from({ length: channels }, () => new Int8Array(2 * length));
  for (let i = 0; i < length; i++) {
    for (let c = 0; c < channels; c++) {
      lanes[c][2 * i] = all[2 * (i * channels + c)];
      lanes[c][2 * i + 1] = all[2 * (i * channels + c) + 1];
    }
  }
  return { rateHz, samplesPerPair, channels: lanes };
}

/** How loud a channel is while these turns are spoken, on average. */
function loudness(pairs, msPerPair, turns) {
  let sum = 0;
  let count = 0;
  for (const turn of turns) {
    for (let i = Math.floor(turn.startMs / msPerPair); i < turn.endMs / msPerPair && 2 * i + 1 < pairs.length; i++) {
      sum += pairs[2 * i + 1] - pairs[2 * i];
      count++;
    }
  }
  return count ? sum / count : 0;
}

/** Whose channel is which shows in the sound: a party's own is louder while they speak. @returns channel of the agent, 0 or 1 */
export function agentChannel(peaks, turns) {
  const msPerPair = 1000 * peaks.samplesPerPair / peaks.rateHz;
  const timed = who => turns.filter(turn => turn.speaker === who && turn.startMs !== null);
  const [first, second] = peaks.channels;
  const straight = loudness(first, msPerPair, timed('agent')) + loudness(second, msPerPair, timed('customer'));
  const crossed = loudness(second, msPerPair, timed('agent')) + loudness(first, msPerPair, timed('customer'));
  return crossed > straight ? 1 : 0;
}

/** Lanes of the timeline, the agent's first. */
export function lanesOf(peaks, turns) {
  const millisecondsPerPair = 1000 * peaks.samplesPerPair / peaks.rateHz;
  if (peaks.channels.length === 1) {
    const speakers = new Set(turns.map(turn => turn.speaker));
    return [{ speaker: speakers.size === 1 ? [...speakers][0] : 'unknown', pairs: peaks.channels[0], millisecondsPerPair }];
  }
  const agent = agentChannel(peaks, turns);
  const others = peaks.channels.slice(2).map((pairs, i) => ({ speaker: 'other', channel: i + 2, pairs, millisecondsPerPair }));
  return ['agent', 'customer'].map((speaker, i) => ({ speaker, channel: i === 0 ? agent : 1 - agent, pairs: peaks.channels[i === 0 ? agent : 1 - agent], millisecondsPerPair })).concat(others);
}

/** Length of a conversation in milliseconds; 0 when it has no times. */
export function durationMs(transcript) {
  const last = transcript.turns.reduce((most, turn) => Math.max(most, turn.endMs ?? 0), 0);
  return Math.max(Math.round(transcript.source.seconds * 1000), last);
}

/** Rows for Words: [turn, start, end, from, to, start, end, …]. */
export function wordRows(turns) {
  return turns.filter(turn => turn.words.length).map(turn => {
    const places = placesOfWords(turn);
    return [turn.index, ...turn.words.flatMap((word, i) => (places[i] ? [word.startMs, word.endMs, places[i].from, places[i].to] : []))];
  });
}

export const silence = seconds => (seconds < 60 ? `${Number(seconds.toFixed(1))} s` : clock(seconds));

/** What Listening takes. @param lines of the scorecard */
export function callOf(result, lines) {
  const { transcript, measures, sentiment } = result;
  const turns = transcript.turns;
  return {
    durationMs: durationMs(transcript),
    lanes: [],
    speech: turns.filter(turn => turn.startMs !== null).map(turn => [turn.startMs, turn.endMs, turn.speaker]),
    flags: lines.flatMap(line => line.evidence.filter(evidence => evidence.startMs !== null).map(evidence => ({
      number: line.number, startMs: evidence.startMs, endMs: evidence.endMs, look: line.look, title: `${line.number} ${plain(line.title)}`,
      verdict: line.word, kind: evidence.kind, said: evidence.quote.trim() !== '',
    }))),
    deadAirs: measures.deadAirs.map(air => [air.startMs, air.endMs]),
    overlaps: measures.interruptions.map(talk => [talk.startMs, talk.endMs]),
    sentiment: sentiment.turns.filter(reading => turns[reading.turn]?.startMs !== null)
        .map(reading => [(turns[reading.turn].startMs + turns[reading.turn].endMs) / 2, reading.score]),
    words: () => wordRows(turns),
  };
}
