// Draws the page.

showVerdict();
showConnections();
showOverview();
showTimeline();
showComparison();
showLateness();
showLadder();
showRows();
watchSurroundings((printing) => {
  linesForPaper(printing);
  drawRow();
});
