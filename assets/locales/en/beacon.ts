export const enBeacon = {
  'beacon.title': 'Not before: public random numbers',
  'beacon.switch': 'Put a public random number into each capture',
  'beacon.switchNote':
    'Off, nothing is sent. On, each relay enabled below gets one plain request when a capture starts, and the newest public random number is put into the record as it came. The request holds no case, page, hash or name; the relay sees your IP address and the time of the request, and so that somebody is at work. A capture never waits for it: without an answer there is none.',
  'beacon.proves':
    'A new one comes out every 3 seconds and nobody knows it before, so the line of the custody log that holds it, and every line after, cannot have been written earlier. It does not show how much later, nor whether what the page says is true; that something existed by some time still takes a time-stamp.',
  'beacon.relays': 'Relays',
  'beacon.relaysNote':
    'The numbers are signed by the members of the League of Entropy together (drand quicknet). Their key is built in and the check needs no network; a relay only passes them on and cannot forge them. The addresses come from drand’s documentation and could not be tried when this program was made: use “Try once” before enabling one. Of several, the first answer goes into the record.',
  'beacon.noneEnabled': 'No relay is enabled yet: nothing is asked.',
  'beacon.tried.BEACON_OK': 'Works: pulse {round}, out at {time}; its signature holds.',
  'beacon.tried.wrong': 'The signature in its answer does not hold: do not enable it.',
  'beacon.add': 'Add a relay',
  'beacon.badUrl': 'A whole address is needed, such as https://relay.example, without a query.',
  'verify.detailPulses': 'Public random numbers (not before)',
  'times.beacon': 'Not before (public random number)',
  'times.beaconHolds': 'pulse {round} of {by}, its signature holds (from outside): not written earlier',
  'times.beaconUnchecked': 'pulse {round} of {by}, its signature not checked yet',
  'times.beaconWrong': 'pulse {round} of {by}, its signature does not hold: not to be relied upon',
  'times.beaconNone': 'No public random number: {why}',
  'times.conflict.PULSE_AFTER_CAPTURE':
    'The public random number of {beacon} in the record came out {seconds} s after the end as this computer tells it: its clock was slow, or was put back.',
  'times.conflict.TOKEN_BEFORE_PULSE':
    'The time-stamp of {tsa} is {seconds} s earlier than the public random number of {beacon} in what it is over: both cannot be right.',
} as const;
