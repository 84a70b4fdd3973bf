import { agentChannel, callOf, durationMs, lanesOf, readPeaks } from 'UI/js/review/view.js';
import { equal } from './expect.js';

function peaksFile(pairs, { version = 2 } = {}) {
  const channels = pairs[0].length;
  const bytes = new DataView(new ArrayBuffer(24 + 2 * pairs.length * channels));
  [version, 1, 8000, 160, pairs.length, channels].forEach((value, i) => bytes.setInt32(4 * i, value, true));
  pairs.flat(2).forEach((value, i) => bytes.setInt8(24 + i, value));
  return bytes.buffer;
}

const turns = [{ speaker: 'agent', startMs: 0, endMs: 40 }, { speaker: 'customer', startMs: 40, endMs: 80 }];
const straight = [[[-90, 90], [-1, 1]], [[-90, 90], [-1, 1]], [[-1, 1], [-80, 80]], [[-1, 1], [-80, 80]]];

export default {
  'channels that are interleaved are told apart': () => {
    const peaks = readPeaks(peaksFile(straight));
    equal([peaks.rateHz, peaks.samplesPerPair, peaks.channels.length], [8000, 160, 2]);
    equal([...peaks.channels[0]], [-90, 90, -90, 90, -1, 1, -1, 1]);
  },
  'a file of another version is refused': () => {
    let refused = false;
    try { readPeaks(peaksFile(straight, { version: 3 })); } catch { refused = true; }
    equal(refused, true);
  },
  'the agent is found on whichever channel speaks in the turns of the agent': () => {
    equal(agentChannel(readPeaks(peaksFile(straight)), turns), 0);
    equal(agentChannel(readPeaks(peaksFile(straight.map(([a, b]) => [b, a]))), turns), 1);
    equal(lanesOf(readPeaks(peaksFile(straight.map(([a, b]) => [b, a]))), turns).map(lane => [lane.speaker, lane.channel, lane.pairs[1]]), [['agent', 1, 90], ['customer', 0, 1]]);
  },
  'a single channel is a lane of both': () => equal(lanesOf(readPeaks(peaksFile([[[-5, 5]]])), turns).map(lane => lane.speaker), ['unknown']),
  'the length is that of the recording, or of what was said': () => {
    equal(durationMs({ source: { seconds: 0 }, turns: [] }), 0);
    equal(durationMs({ source: { seconds: 0.05 }, turns }), 80);
    equal(durationMs({ source: { seconds: 66 }, turns }), 66000);
  },
  'what the timeline draws comes from the result': () => {
    const result = { transcript: { source: { seconds: 1 }, turns: turns.map((turn, index) => ({ ...turn, index, text: 'hi', words: [] })) },
      measures: { deadAirs: [{ startMs: 5, endMs: 9 }], interruptions: [{ startMs: 39, endMs: 41 }] }, sentiment: { turns: [{ turn: 1, score: -0.5 }] } };
    const call = callOf(result, [{ number: 3, title: 'T', look: 'met', word: 'Met', evidence: [{ kind: 'proof', startMs: 0, endMs: 9, quote: 'hi', turn: 0 }, { kind: 'proof', startMs: null, endMs: null, quote: '', turn: 0 }] }]);
    equal([call.flags.length, call.deadAirs, call.overlaps, call.sentiment], [1, [[5, 9]], [[39, 41]], [[60, -0.5]]]);
  },
};
