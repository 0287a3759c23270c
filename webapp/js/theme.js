// @ts-check
// Not a module: it runs before the first paint, so that nobody is shown the wrong theme for a moment.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system's theme is taken.
}
