"use strict";

// The map of the tiles found: decodes the runs of pixels, colours neighbours differently, names the zone at a place.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const MORE = 32;
const TONES = 8;
/** Two zones with at most this many pixels of sea between them get different colours. */
const STRAIT = 12;

/** The pixels, each the index of its zone, or -1 for none; the program's class MapRuns documents the format. */
function decodePixels({ runs, width, height }) {
  const pixels = new Int32Array(width * height);
  let place = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = DIGITS.indexOf(runs[place++]);
      value += (digit % MORE) << shift;
      if (digit < MORE) return value;
    }
  };
  for (let pixel = 0; place < runs.length; ) {
    const zone = number() - 1;
    const length = number();
    pixels.fill(zone, pixel, pixel + length);
    pixel += length;
  }
  return pixels;
}

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

/** The red, green and blue of a colour of the style sheet, as one number of an image. */
function imageColour(name) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour(name).slice(at, at + 2), 16));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function degrees(value, positive, negative) {
  if (data.map.metres) return Math.round(value) + " m " + positive;
  return Math.abs(value).toFixed(2) + "° " + (value < 0 ? negative : positive);
}

function makeMap() {
  const figure = document.getElementById("map");
  const { width, height, aspect, west, east, north, south } = data.map;
  const pixels = decodePixels(data.map);
  const zones = surroundings(pixels, width, height);
  if (zones.size === 0) {
    nothing(figure, "No tile was found.");
    return () => {};
  }
  const tones = chooseTones(zones);
  // A single number for many zones is a background to the zones with names.
  if (data.map.others === 1) tones.set(0, TONES);
  const canvas = figure.querySelector("canvas");
  canvas.width = width;
  canvas.height = height;
  // As wide as the column; a tall map as high as the window allows.
  canvas.style.aspectRatio = aspect;
  canvas.style.width = `min(100%, ${80 * aspect}vh)`;
  if (canvas.clientWidth > 1.5 * width) canvas.style.imageRendering = "pixelated";
  const context = canvas.getContext("2d");
  let chosen = -1;

  const draw = () => {
    const image = context.createImageData(width, height);
    const target = new Uint32Array(image.data.buffer);
    const palette = [...Array(TONES).keys(), "others"].map((tone) => imageColour("zone-" + tone));
    const ink = imageColour("chosen");
    pixels.forEach((zone, i) => {
      if (zone >= 0) target[i] = zone === chosen ? ink : palette[tones.get(zone)];
    });
    context.putImageData(image, 0, 0);
  };

  const choose = (zone) => {
    if (zone !== chosen) {
      chosen = zone;
      draw();
    }
  };

  const follow = (event) => {
    const box = canvas.getBoundingClientRect();
    const right = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    const zone = nearestZone(pixels, width, height, Math.floor(right * width), Math.floor(down * height));
    const place = degrees(north + down * (south - north), "N", "S") + ", "
      + degrees(west + right * (east - west), "E", "W");
    choose(zone);
    const name = zone < data.map.others ? "a zone that is not listed" : data.zones[zone];
    showTip(zone < 0 ? "" : name + "\n" + place, event.clientX, event.clientY);
  };
  canvas.addEventListener("pointermove", follow);
  canvas.addEventListener("pointerdown", follow);
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") {
      choose(-1);
      showTip("");
    }
  });
  const named = count([...zones.keys()].filter((zone) => zone >= data.map.others).length, "zone");
  const visible = data.map.others ? `The ${named} with the most pixels have names` : named;
  caption(figure, `${visible}; ${grouped(width)} × ${count(height, "pixel")} in an equirectangular projection.`,
    { mouse: "Point at the map to see the zone of a place.", touch: "Tap the map to see the zone of a place." });
  canvas.setAttribute("aria-label", `Map of the tiles found. ${visible}. The table below lists zones.`);
  draw();
  return draw;
}

/** The zone of a pixel, or of a pixel near it, so that a small island can be pointed at. */
function nearestZone(pixels, width, height, x, y) {
  for (let reach = 0; reach <= 3; reach++) {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
        if (inside && pixels[(y + dy) * width + x + dx] >= 0) return pixels[(y + dy) * width + x + dx];
      }
    }
  }
  return -1;
}
