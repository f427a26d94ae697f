// Draws the page.

showVerdict();
showConnections();
showOverview();
showTimeline();
showComparison();
showLadder();
showRows();
watchSurroundings((printing) => {
  linesForPaper(printing);
  drawRow();
});
