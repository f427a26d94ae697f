// Draws the page.

showScenario();
showVerdict();
showConnections();
showFiles();
showOverview();
showTimeline();
showCall();
showGraphs();
showComparison();
showLateness();
showLadder();
showRows();
watchSurroundings((printing) => {
  unfoldForPaper(printing);
  linesForPaper(printing);
  drawRow();
});
