"use strict";

// The data of the page, and the functions that all its pictures share.

const data = JSON.parse(document.getElementById("data").textContent);

/** The value of a colour of the style sheet, in the current colour scheme. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** A whole number with groups: 1,234. */
function grouped(number) {
  return Math.round(number).toLocaleString("en-US");
}

/** A whole number and its noun: 1 task, 1,234 tasks. */
function count(number, one, many = one + "s") {
  return grouped(number) + " " + (Math.round(number) === 1 ? one : many);
}

/** A time in its unit, which no line break parts from it. */
function seconds(value) {
  const amount = Math.abs(value);
  if (amount === 0) return "0\u00a0s";
  if (amount < 0.9995e-3) return +(value * 1e6).toPrecision(2) + "\u00a0µs";
  if (amount < 0.9995) return +(value * 1e3).toPrecision(3) + "\u00a0ms";
  return +value.toPrecision(3) + "\u00a0s";
}

/** A large number in three digits: 123 M. */
function large(value) {
  const steps = [[1e9, " G"], [1e6, " M"], [1e3, " k"]];
  const [size, unit] = steps.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return +(value / size).toPrecision(3) + unit;
}

/** About `most` round numbers from 0 to `end`. */
function roundSteps(end, most) {
  const rough = end / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
  const steps = [];
  for (let i = 0; i * step <= end; i++) steps.push(i * step);
  return steps;
}

function legend(list, entries) {
  list.replaceChildren(...entries.map(([name, tone]) => {
    const item = document.createElement("li");
    const mark = document.createElement("i");
    mark.style.background = tone;
    item.append(mark, name);
    return item;
  }));
}

/** The words under a picture; `hints` are one for a mouse and keys, and one for a finger. */
function caption(figure, text, hints = {}) {
  const words = Object.entries(hints).map(([kind, hint]) => {
    const span = document.createElement("span");
    span.className = "by-" + kind;
    span.textContent = " " + hint;
    return span;
  });
  figure.querySelector("figcaption").replaceChildren(text, ...words);
}

/** Leaves of a picture without data only a sentence that says so. */
function nothing(figure, text) {
  caption(figure, text);
  for (const part of figure.querySelectorAll(".plot, .drawing, .canvas, .legend, .axis, .pickers, .scale")) part.remove();
}

const tip = document.getElementById("tip");

/** Shows `text` beside a place in the window; hides the tip if there is no text. */
function showTip(text, x, y) {
  tip.hidden = !text;
  if (!text) return;
  if (tip.textContent !== text) tip.textContent = text;
  const box = tip.getBoundingClientRect();
  const left = x + 14 + box.width < innerWidth - 8 ? x + 14 : x - 14 - box.width;
  const top = y + 14 + box.height < innerHeight - 8 ? y + 14 : y - 14 - box.height;
  tip.style.left = Math.max(8, Math.min(left, innerWidth - 8 - box.width)) + "px";
  tip.style.top = Math.max(8, top) + "px";
}

// Not at every scroll, because the browser itself scrolls to the bar that a key has chosen.
for (const gesture of ["wheel", "touchmove"]) addEventListener(gesture, () => showTip(""), { passive: true });

/** Marks the sides on which a table goes on beyond its box. */
function showMore(box) {
  const mark = () => {
    const { dataset } = box.parentElement;
    const sides = {
      left: box.scrollLeft > 1,
      right: box.scrollWidth - box.clientWidth - box.scrollLeft > 1,
      below: box.scrollHeight - box.clientHeight - box.scrollTop > 1,
    };
    for (const [side, more] of Object.entries(sides)) {
      if (more) dataset[side] = "";
      else delete dataset[side];
    }
  };
  box.addEventListener("scroll", mark, { passive: true });
  new ResizeObserver(mark).observe(box);
  mark();
}

/** Keeps each option of a command beside its value where lines break. */
function joinOptions(code) {
  const words = code.textContent.split(/ (?=--)/).flatMap((word, i) => {
    const part = document.createElement("i");
    part.textContent = word;
    return i ? [" ", part] : [part];
  });
  code.replaceChildren(...words);
}

/** Lets a button copy the text before it, where the browser allows it. */
function makeCopyable(button) {
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = "Copied";
  });
}

/** Lets headings sort their columns; the first click puts the largest number or the first name at the top. */
function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    heading.querySelector("button").addEventListener("click", () => {
      const before = heading.getAttribute("aria-sort");
      const ascending = before === "none" ? !heading.classList.contains("number") : before === "descending";
      sortTable(table, column, ascending);
    });
  });
}

/** Sorts rows by a column; those without a number are below all others. */
function sortTable(table, column, ascending) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((other) => other.setAttribute("aria-sort", "none"));
  headings[column].setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const value = (row) => row.cells[column].dataset.value;
  const number = (row) => (value(row) === "" ? -Infinity : Number(value(row)));
  const compare = headings[column].classList.contains("number")
    ? (a, b) => (number(a) === number(b) ? 0 : number(a) - number(b))
    : (a, b) => value(a).localeCompare(value(b), "en");
  const rows = [...table.tBodies[0].rows].sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
  table.tBodies[0].append(...rows);
}
