// Draws the page.

showVerdict();
showConnections();
showTimeline();
showComparison();
showLadder();
showRows();
watchSurroundings((printing) => {
  linesForPaper(printing);
  drawRow();
});
