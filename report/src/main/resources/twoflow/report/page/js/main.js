// Draws the page.

showVerdict();
showConnections();
showFiles();
showOverview();
showTimeline();
showComparison();
showLateness();
showLadder();
showRows();
watchSurroundings((printing) => {
  unfoldForPaper(printing);
  linesForPaper(printing);
  drawRow();
});
