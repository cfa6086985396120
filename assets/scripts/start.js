// Dash takes over the page that the document holds.
new window.DashRenderer();
document.documentElement.dataset.isStarted = "true";
