"use strict";

// The tasks of each worker over time, as SVG. Pointer, tap and arrow keys describe a bar.

const MICROS = 1e6;

/** The tasks, times in seconds. */
const tasks = data.tasks.map(([worker, kind, zone, start, duration, predicted]) => ({
  worker,
  kind: data.kinds[kind],
  zone: data.zones[zone],
  start: start / MICROS,
  seconds: duration / MICROS,
  predicted: predicted / MICROS,
}));

/** The colour of a kind of task: the usual kinds have their own, others take turns. */
function kindColour(kind) {
  const own = colour("kind-" + kind.replace(/[^a-z]/g, ""));
  return own || colour("kind-" + (3 + (data.kinds.indexOf(kind) % 3)));
}

const SVG = "http://www.w3.org/2000/svg";
const LABELS = 24;
const AXIS = 26;
const REACH = 8;

function svg(parent, name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function describeTask(task) {
  const estimate = task.predicted > 0 ? "\nestimated " + seconds(task.predicted) : "";
  const from = task.start.toFixed(3);
  const to = (task.start + task.seconds).toFixed(3);
  return `${task.zone} · ${task.kind}\n${seconds(task.seconds)}, from ${from} to ${to} s${estimate}`;
}

function drawTimeline() {
  const figure = document.getElementById("timeline");
  if (tasks.length === 0) {
    nothing(figure, "No task was recorded.");
    return;
  }
  legend(figure.querySelector(".legend"), data.kinds.map((kind) => [kind, kindColour(kind)]));
  const workers = 1 + tasks.reduce((most, task) => Math.max(most, task.worker), 0);
  const end = tasks.reduce((last, task) => Math.max(last, task.start + task.seconds), data.wall / MICROS);
  const lanes = [...Array(workers).keys()].map((worker) => tasks.filter((task) => task.worker === worker));
  const drawing = figure.querySelector(".drawing");
  const view = { lanes, end, width: drawing.clientWidth, lane: workers > 12 ? 14 : 30 };
  view.scale = (view.width - LABELS - 2) / end;
  view.root = svg(drawing, "svg", {
    width: view.width,
    height: view.lane * workers + AXIS,
    tabindex: 0,
    role: "img",
    "aria-label": timelineSummary(lanes, end),
  });
  drawing.replaceChildren(view.root);
  drawTimeAxis(view, workers);
  drawLanes(view);
  followTimeline(view);
  const busy = tasks.reduce((sum, task) => sum + task.seconds, 0);
  const shown = data.tasksTotal > tasks.length
    ? `The longest ${grouped(tasks.length)} of ${count(data.tasksTotal, "task")}`
    : count(tasks.length, "task");
  caption(figure, `${shown}, ${seconds(busy)} of work, one lane per worker.`,
    { mouse: "Point at a bar or use the arrow keys to see its task.", touch: "Tap a bar to see its task." });
}

function timelineSummary(lanes, end) {
  const shares = lanes.map((lane, worker) => {
    const busy = lane.reduce((sum, task) => sum + task.seconds, 0);
    return `worker ${worker}: ${count(lane.length, "task")}, busy ${Math.round((100 * busy) / end)} %`;
  });
  return `Timeline of ${seconds(end)}. ${shares.join("; ")}`;
}

function drawTimeAxis(view, workers) {
  const bottom = view.lane * workers;
  for (const time of roundSteps(view.end, Math.max(2, view.width / 110))) {
    const x = LABELS + time * view.scale;
    svg(view.root, "line", { x1: x, x2: x, y1: 0, y2: bottom + 5 });
    if (x < view.width - 14) {
      const anchor = time === 0 ? "start" : "middle";
      svg(view.root, "text", { x, y: bottom + 19, "text-anchor": anchor }, +time.toFixed(6) + " s");
    }
  }
}

function drawLanes(view) {
  const inset = view.lane > 20 ? 4 : 2;
  view.lanes.forEach((lane, worker) => {
    const y = worker * view.lane;
    if (view.lane > 20 || worker % 4 === 0) {
      svg(view.root, "text", { x: 0, y: y + view.lane / 2 + 4 }, String(worker));
    }
    for (const task of lane) {
      const width = task.seconds * view.scale;
      // A thin gap between neighbours, where there is room for it.
      task.mark = svg(view.root, "rect", {
        x: LABELS + task.start * view.scale,
        y: y + inset,
        width: Math.max(0.6, width > 3 ? width - 0.8 : width),
        height: view.lane - 2 * inset,
        rx: width > 6 ? 2 : 0,
        fill: kindColour(task.kind),
      });
    }
  });
}

function followTimeline(view) {
  let chosen = null;
  const choose = (task, x, y) => {
    chosen?.mark.classList.remove("chosen");
    chosen = task;
    task?.mark.classList.add("chosen");
    showTip(task ? describeTask(task) : "", x, y);
  };
  const byPointer = (event) => {
    const box = view.root.getBoundingClientRect();
    const lane = view.lanes[Math.floor((event.clientY - box.top) / view.lane)] ?? [];
    choose(nearest(lane, (event.clientX - box.left - LABELS) / view.scale, REACH / view.scale),
      event.clientX, event.clientY);
  };
  view.root.addEventListener("pointermove", byPointer);
  view.root.addEventListener("pointerdown", byPointer);
  view.root.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && choose(null));
  view.root.addEventListener("blur", () => choose(null));
  view.root.addEventListener("keydown", (event) => {
    const next = step(view.lanes, chosen, event.key);
    if (next) {
      event.preventDefault();
      const box = next.mark.getBoundingClientRect();
      choose(next, box.right, box.bottom);
    }
  });
}

/** The task of a lane at a time, or the one nearest to it within `reach`. */
function nearest(lane, time, reach) {
  let best = null;
  let least = reach;
  for (const task of lane) {
    const away = Math.max(task.start - time, time - task.start - task.seconds, 0);
    if (away < least || (away === 0 && best === null)) {
      best = task;
      least = away;
    }
  }
  return best;
}

/** The task to which an arrow key leads. */
function step(lanes, from, key) {
  const filled = lanes.filter((lane) => lane.length > 0);
  if (!from) return key.startsWith("Arrow") ? filled[0][0] : null;
  const lane = lanes[from.worker];
  if (key === "ArrowRight") return lane[lane.indexOf(from) + 1] ?? from;
  if (key === "ArrowLeft") return lane[lane.indexOf(from) - 1] ?? from;
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const other = filled[filled.indexOf(lane) + (key === "ArrowDown" ? 1 : -1)];
  return other ? nearest(other, from.start, Infinity) : from;
}
