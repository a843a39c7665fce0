"use strict";

// What all maps of zones share: decodes the runs of pixels, and describes the zone at a place.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const MORE = 32;
const UNLISTED = "a zone that is not listed";

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

/** The red, green and blue of a colour as #rrggbb. */
function components(text) {
  return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
}

/** A colour as #rrggbb, as one number of an image. */
function imageColour(text) {
  const [red, green, blue] = components(text);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function degrees(value, positive, negative) {
  if (data.map.metres) return Math.round(value) + " m " + positive;
  return Math.abs(value).toFixed(2) + "° " + (value < 0 ? negative : positive);
}

/**
 * Shows pixels in the canvas of a figure, and describes the zone at the pointer. Returns a function that draws again.
 *
 * `paint` fills the pixels of an image for the zone that is chosen; `describe` says what a zone is.
 */
function showMap(figure, pixels, paint, describe) {
  const { width, height, aspect, west, east, north, south } = data.map;
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
    paint(new Uint32Array(image.data.buffer), chosen);
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
    showTip(zone < 0 ? "" : describe(zone) + "\n" + place, event.clientX, event.clientY);
  };
  canvas.addEventListener("pointermove", follow);
  canvas.addEventListener("pointerdown", follow);
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") {
      choose(-1);
      showTip("");
    }
  });
  draw();
  return draw;
}

/** The words under a map that shows `shown`, and for those who do not see it. */
function captionMap(figure, title, shown) {
  const { width, height, metres } = data.map;
  const projection = metres ? "the raster's projection" : "an equirectangular projection";
  caption(figure, `${shown}; ${grouped(width)} × ${count(height, "pixel")} in ${projection}.`,
    { mouse: "Point at the map to see the zone of a place.", touch: "Tap the map to see the zone of a place." });
  figure.querySelector("canvas").setAttribute("aria-label", `${title}. ${shown}. The table below lists zones.`);
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
