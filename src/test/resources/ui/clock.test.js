import { addressOf, clock, placeInAddress, tickMs } from 'UI/js/call/clock.js';
import { equal } from './expect.js';

export default {
  'full seconds that have passed are told': () => equal([0, 43.9, 725, 3729, -1].map(clock), ['0:00', '0:43', '12:05', '1:02:09', '0:00']),
  'a place stands in an address and is read from it': () => {
    equal(addressOf(83.2, 91), 't=83.20&to=91.00');
    equal(addressOf(83.2, null), 't=83.20');
    equal(placeInAddress('?' + addressOf(83.2, 91)), { from: 83.2, to: 91 });
    equal(placeInAddress('#t=5'), { from: 5, to: null });
  },
  'what is no place is none': () => equal(['', '?t=', '?t=-1', '?t=x&to=4', '?to=4'].map(placeInAddress), [null, null, null, null, null]),
  'an end before its beginning is none': () => equal(placeInAddress('?t=9&to=4'), { from: 9, to: null }),
  'labels of the axis have room': () => equal([10, 100, 1000].map(tickMs), [1000, 10000, 60000]),
};
