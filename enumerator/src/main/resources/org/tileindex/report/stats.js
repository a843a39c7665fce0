"use strict";

// The map of the zones coloured by a statistic, and the table, both for the raster band that is picked.

/** Zones with fewer pixels than this, on average, get no borders, which would hide them. */
const LEAST_BORDERED = 300;
/** How much of a quiet colour is in that of a border. */
const BORDER = 0.45;

const figure = document.getElementById("map");
const table = document.querySelector("table.sortable");
const pickers = Object.fromEntries(["layer", "column", "scale"].map((name) => [name, document.getElementById(name)]));
const pixels = decodePixels(data.map);
let picked = {};

function fill(picker, names) {
  picker.replaceChildren(...names.map((name, i) => new Option(name, i)));
  picker.closest("label").hidden = names.length < 2;
}

/** Takes up what is picked: the numbers, and the colour of each zone. */
function pick() {
  const [layer, column] = [Number(pickers.layer.value), Number(pickers.column.value)];
  const found = data.values[layer][column];
  const numbers = columnNumbers(found);
  const place = placing(found, pickers.scale.value);
  picked = { layer, column, found, numbers, places: numbers.map((number) => (number === null ? -1 : place(number))) };
}

/** Whether another zone begins at the eastern or southern side of a pixel. */
function bordersOn(i, width) {
  const beside = (i + 1) % width === 0 ? i : i + 1;
  const below = i + width < pixels.length ? i + width : i;
  return [beside, below].some((other) => pixels[other] >= 0 && pixels[other] !== pixels[i]);
}

function paint(target, chosen) {
  const { width } = data.map;
  const stops = scaleStops();
  const shades = [...Array(SHADES).keys()].map((i) => shade(i / (SHADES - 1), stops));
  const inner = shades.map(imageColour);
  const quiet = colour("quiet");
  const edges = shades.map((text) => imageColour(mixture(text, quiet, BORDER)));
  const none = [imageColour(colour("none-0")), imageColour(colour("none-1"))];
  const ink = imageColour(colour("chosen"));
  pixels.forEach((zone, i) => {
    if (zone < 0) return;
    if (zone === chosen) {
      target[i] = ink;
    } else if (picked.places[zone] < 0) {
      target[i] = none[(((i % width) + Math.floor(i / width)) >> 1) & 1];
    } else {
      const colours = bordered && bordersOn(i, width) ? edges : inner;
      target[i] = colours[Math.round(picked.places[zone] * (SHADES - 1))];
    }
  });
}

function describe(zone) {
  if (zone >= data.zones.length) return UNLISTED;
  const number = picked.numbers[zone];
  return data.zones[zone] + "\n" + data.columns[picked.column] + ": " + (number === null ? "no value" : number);
}

/** Puts the numbers of the picked raster band into the table. */
function fillTable() {
  const rows = new Map([...table.tBodies[0].rows].map((row) => [row.cells[0].dataset.value, row]));
  data.zones.forEach((id, zone) => {
    const row = rows.get(id);
    if (!row) return;
    data.values[picked.layer].forEach(({ exact }, column) => {
      const cell = row.cells[column + 1];
      cell.dataset.value = exact[zone] === null ? "" : exact[zone];
      cell.textContent = exact[zone] === null ? "–" : exact[zone];
    });
  });
  document.getElementById("shown").textContent = data.layers[picked.layer] + ": ";
  const sorted = [...table.tHead.rows[0].cells].findIndex((heading) => heading.ariaSort !== "none");
  if (sorted > 0) sortTable(table, sorted, table.tHead.rows[0].cells[sorted].ariaSort === "ascending");
}

const shown = new Set(pixels.filter((zone) => zone >= 0));
const bordered = pixels.filter((zone) => zone >= 0).length > LEAST_BORDERED * shown.size;
fill(pickers.layer, data.layers);
fill(pickers.column, data.columns);
pick();

let redraw = () => {};
if (shown.size === 0) {
  nothing(figure, "No zone has a cell.");
} else {
  redraw = showMap(figure, pixels, paint, describe);
}

function drawAll() {
  if (shown.size === 0) return;
  redraw();
  const what = data.columns[picked.column] + (data.layers.length > 1 ? " of " + data.layers[picked.layer] : "");
  captionMap(figure, "Map of the zones", `${count(shown.size, ...data.noun)} coloured by ${what}`);
  drawLegend(figure, picked.found, pickers.scale.value, [...shown].some((zone) => picked.places[zone] < 0));
}

Object.values(pickers).forEach((picker) => picker.addEventListener("change", () => {
  const before = picked.layer;
  pick();
  drawAll();
  if (picked.layer !== before) fillTable();
}));
makeSortable(table);
document.querySelectorAll(".scroll").forEach(showMore);
document.querySelectorAll(".command code span").forEach(joinOptions);
makeCopyable(document.getElementById("copy"));
drawAll();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
document.documentElement.dataset.ready = "yes";
