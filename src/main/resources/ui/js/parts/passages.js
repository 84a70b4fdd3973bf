import { Player } from '../call/player.js';

let playing = null;

/** Plays exactly a passage of an interaction, wherever the page is; another one ends it. @param changed is told whether it plays */
export function playPassage({ interactionId, startMs, endMs }, changed) {
  const again = playing?.key === `${interactionId} ${startMs}`;
  playing?.player.close();
  playing?.changed(false);
  playing = null;
  if (again) return;
  const player = new Player({ durationMs: endMs + 2000 }, () => {});
  playing = { key: `${interactionId} ${startMs}`, player, changed };
  player.load(`/api/v1/interactions/${interactionId}/audio`);
  player.moved = () => changed(player.playing);
  player.playPlace(startMs / 1000, endMs / 1000);
}

export function silent() {
  playing?.player.close();
  playing = null;
}
