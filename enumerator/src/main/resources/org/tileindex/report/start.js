"use strict";

// Draws everything, and draws it again when the window or the colour scheme changes.

const redrawMap = makeMap();

function drawPlots() {
  plots.splice(0).forEach((drawn) => drawn.destroy());
  drawThroughput();
  drawCosts();
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
document.querySelectorAll("table.sortable").forEach(makeSortable);
document.querySelectorAll(".scroll").forEach(showMore);
document.querySelectorAll(".command code span").forEach(joinOptions);
makeCopyable(document.getElementById("copy"));
drawTimeline();
drawPlots();

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  redrawMap();
  drawTimeline();
  drawPlots();
});

let drawnWidth = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== drawnWidth) {
    drawnWidth = innerWidth;
    drawTimeline();
    drawPlots();
  }
});

document.documentElement.dataset.ready = "yes";
