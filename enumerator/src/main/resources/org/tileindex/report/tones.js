"use strict";

// The map of the tiles found, on which neighbours have different colours.

const TONES = 8;
/** Two zones with at most this many pixels of sea between them get different colours. */
const STRAIT = 12;

/** For each zone, its number of pixels and the zones beside it along rows and columns. */
function surroundings(pixels, width, height) {
  const zones = new Map();
  const of = (zone) => {
    if (!zones.has(zone)) zones.set(zone, { zone, pixels: 0, beside: new Set() });
    return zones.get(zone);
  };
  const line = (start, step, length) => {
    let last = -1;
    let seen = 0;
    for (let i = 0; i < length; i++) {
      const zone = pixels[start + i * step];
      if (zone < 0) continue;
      if (last >= 0 && last !== zone && i - seen <= STRAIT) {
        of(zone).beside.add(last);
        of(last).beside.add(zone);
      }
      last = zone;
      seen = i;
    }
  };
  for (let y = 0; y < height; y++) line(y * width, 1, width);
  for (let x = 0; x < width; x++) line(x, width, height);
  for (const zone of pixels) if (zone >= 0) of(zone).pixels++;
  return zones;
}

/** A tone for each zone: of those that no neighbour has, the one with the fewest pixels so far. */
function chooseTones(zones) {
  const used = new Array(TONES).fill(0);
  const tones = new Map();
  const busiest = [...zones.values()].sort((a, b) => b.beside.size - a.beside.size || a.zone - b.zone);
  for (const { zone, pixels, beside } of busiest) {
    const taken = new Set([...beside].map((other) => tones.get(other)));
    const free = [...used.keys()].filter((tone) => !taken.has(tone));
    const choice = (free.length ? free : [...used.keys()]).reduce((a, b) => (used[b] < used[a] ? b : a));
    tones.set(zone, choice);
    used[choice] += pixels;
  }
  return tones;
}

function makeMap() {
  const figure = document.getElementById("map");
  const { width, height, others } = data.map;
  const pixels = decodePixels(data.map);
  const zones = surroundings(pixels, width, height);
  if (zones.size === 0) {
    nothing(figure, "No tile was found.");
    return () => {};
  }
  const tones = chooseTones(zones);
  // A single number for many zones is a background to the zones with names.
  if (others === 1) tones.set(0, TONES);
  const named = count([...zones.keys()].filter((zone) => zone >= others).length, "zone");
  captionMap(figure, "Map of the tiles found", others ? `The ${named} with the most pixels have names` : named);
  const paint = (target, chosen) => {
    const palette = [...Array(TONES).keys(), "others"].map((tone) => imageColour(colour("zone-" + tone)));
    const ink = imageColour(colour("chosen"));
    pixels.forEach((zone, i) => {
      if (zone >= 0) target[i] = zone === chosen ? ink : palette[tones.get(zone)];
    });
  };
  return showMap(figure, pixels, paint, (zone) => (zone < others ? UNLISTED : data.zones[zone]));
}
