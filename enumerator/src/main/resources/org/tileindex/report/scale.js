"use strict";

// The scale of a map's colours: from numbers to places on it, from places to colours, and its legend.

const STOPS = 7;
const SHADES = 256;
/** The number that stands for none among coarse ones; the program's class StatsData documents the format. */
const NONE = 4095;

/** The numbers of a column by zone, null where a zone has none. */
function columnNumbers({ exact, coarse, least, greatest }) {
  const numbers = [...exact];
  for (let i = 0; i < coarse.length; i += 2) {
    const place = DIGITS.indexOf(coarse[i]) * DIGITS.length + DIGITS.indexOf(coarse[i + 1]);
    const share = place / (NONE - 1);
    numbers.push(place === NONE ? null : least * (1 - share) + greatest * share);
  }
  return numbers;
}

/** A function from a number to its place on the scale, from 0 to 1. */
function placing({ least, greatest, breaks }, kind) {
  if (kind === "quantiles") {
    return (number) => (breaks.length ? breaks.filter((end) => number > end).length / breaks.length : 1);
  }
  // Halves, since the whole range may be more than the greatest double.
  const range = greatest / 2 - least / 2;
  return (number) => (range > 0 ? Math.max(0, Math.min(1, (number / 2 - least / 2) / range)) : 1);
}

/** A colour as #rrggbb with a share of another. */
function mixture(text, other, share) {
  const added = components(other);
  const parts = components(text).map((part, i) => Math.round(part + (added[i] - part) * share));
  return "#" + parts.map((part) => part.toString(16).padStart(2, "0")).join("");
}

/** The colour at a place of the scale, as #rrggbb. */
function shade(place, stops) {
  const at = Math.min(Math.floor(place * (STOPS - 1)), STOPS - 2);
  return mixture(stops[at], stops[at + 1], place * (STOPS - 1) - at);
}

function scaleStops() {
  return [...Array(STOPS).keys()].map((stop) => colour("scale-" + stop));
}

/** A number in few digits, for a legend. */
function brief(number) {
  const size = Math.abs(number);
  if (size !== 0 && (size < 1e-4 || size >= 1e12)) return number.toExponential(2);
  return size >= 1e5 ? large(number) : String(+number.toPrecision(4));
}

/** Draws the legend of a column into a ramp with ends, or a list of classes. */
function drawLegend(figure, column, kind, lacking) {
  const stops = scaleStops();
  const place = placing(column, kind);
  const ramp = figure.querySelector(".ramp");
  const { least, greatest, breaks } = column;
  const ramped = column.some && kind === "linear" && least < greatest;
  ramp.hidden = !ramped;
  ramp.querySelector("i").style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  const ends = [least, least / 2 + greatest / 2, greatest].map(brief);
  ramp.querySelectorAll("span").forEach((span, i) => (span.textContent = ends[i]));
  const entries = [];
  if (column.some && !ramped) {
    const tops = kind === "linear" ? [greatest] : [...breaks, greatest];
    tops.forEach((top, i) => {
      const from = i === 0 ? least : breaks[i - 1];
      entries.push([from === top ? brief(top) : `${brief(from)} – ${brief(top)}`, shade(place(top), stops)]);
    });
  }
  if (lacking) {
    const [light, dark] = ["none-0", "none-1"].map(colour);
    entries.push(["no value", `repeating-linear-gradient(45deg, ${light} 0 3px, ${dark} 3px 6px)`]);
  }
  legend(figure.querySelector(".legend"), entries);
}
