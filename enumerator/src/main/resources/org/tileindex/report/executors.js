"use strict";

// The names of the executors in the timeline of a run on a cluster, beside the lanes of their workers. Pages of other
// runs do without this script, which stands between timeline.js and start.js and adds to what the former draws.

/** The name of the executor of each worker. */
const executorOf = new Map(
  data.workersOf.flatMap((workers, i) => workers.map((worker) => [worker, data.executors[i]])),
);

const NAMES = 180;
const NAME_LINE = 14;

const describeWork = describeTask;
describeTask = (task) => `${describeWork(task)}\n${executorOf.get(task.worker)}`;

const drawWorkers = drawTimeline;
drawTimeline = () => {
  const drawing = document.querySelector("#timeline .drawing");
  if (!drawing) return;
  const room = Math.min(NAMES, Math.round(document.getElementById("timeline").clientWidth / 3));
  Object.assign(drawing.style, { position: "relative", marginLeft: room + "px" });
  drawWorkers();
  const picture = drawing.querySelector("svg");
  if (!picture) return;
  const lanes = 1 + tasks.reduce((most, task) => Math.max(most, task.worker), 0);
  const lane = (picture.getAttribute("height") - AXIS) / lanes;
  data.workersOf.forEach((workers, i) => {
    if (workers[0] < lanes) drawing.append(executorName(i, workers, lane, room));
  });
  const words = data.workersOf.map((workers, i) => `${data.executors[i]}: ${workers.join(", ")}`);
  picture.setAttribute("aria-label", `${picture.getAttribute("aria-label")}. Workers of ${words.join("; of ")}`);
};

/** The name of an executor, to the left of the lanes of its workers, which follow each other; as many lines as fit. */
function executorName(executor, workers, lane, room) {
  const before = Math.max(0, (Math.min(lane, 30) - NAME_LINE) / 2);
  const height = workers.length * lane;
  const box = document.createElement("div");
  box.className = "executor";
  box.title = data.executors[executor];
  Object.assign(box.style, {
    position: "absolute",
    left: -room + "px",
    top: workers[0] * lane + "px",
    width: room - 8 + "px",
    height: height + "px",
    boxSizing: "border-box",
    borderTop: executor ? `1px solid ${colour("line")}` : "",
    paddingTop: before + "px",
  });
  const name = document.createElement("div");
  name.textContent = data.executors[executor];
  Object.assign(name.style, {
    display: "-webkit-box",
    webkitBoxOrient: "vertical",
    webkitLineClamp: String(Math.max(1, Math.floor((height - before) / NAME_LINE))),
    overflow: "hidden",
    overflowWrap: "anywhere",
    fontSize: "12px",
    lineHeight: NAME_LINE + "px",
  });
  box.append(name);
  return box;
}
