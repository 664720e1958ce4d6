// Web vitals of this page, told to the host this script came from: <script src="https://HOST/vitals.js" defer></script>
// Reported each time the page is hidden; the same id again corrects what was told before.
(function () {
  var script = document.currentScript;
  if (!script || !window.PerformanceObserver || !navigator.sendBeacon) return;
  var to = new URL('/ingest/vitals', script.src).href;
  var page = Date.now().toString(36) + '-' + Math.random().toString(36).slice(2, 12);
  var values = {}, told = {}, hidden = document.visibilityState === 'hidden' ? 0 : Infinity;
  function watch(type, each, more) {
    try {
      new PerformanceObserver(function (list) { list.getEntries().forEach(each); })
        .observe(Object.assign({ type: type, buffered: true }, more));
    } catch (unsupported) { /* this browser does not measure it: nothing is told */ }
  }
  watch('largest-contentful-paint', function (e) { if (e.startTime < hidden) values.LCP = e.startTime; });
  watch('paint', function (e) { if (e.name === 'first-contentful-paint' && e.startTime < hidden) values.FCP = e.startTime; });
  // The worst burst of shifts: a burst has gaps under 1 s and lasts at most 5 s.
  var burst = 0, first = 0, last = 0;
  watch('layout-shift', function (e) {
    values.CLS = values.CLS || 0;
    if (e.hadRecentInput) return;
    if (burst && e.startTime - last < 1000 && e.startTime - first < 5000) burst += e.value;
    else { burst = e.value; first = e.startTime; }
    last = e.startTime;
    values.CLS = Math.max(values.CLS, burst);
  });
  // The slowest interaction, leaving out one in fifty.
  var longest = {};
  function interaction(e) {
    if (!e.interactionId) return;
    longest[e.interactionId] = Math.max(longest[e.interactionId] || 0, e.duration);
    var all = Object.keys(longest).map(function (id) { return longest[id]; }).sort(function (a, b) { return b - a; });
    values.INP = all[Math.min(all.length - 1, Math.floor(all.length / 50))];
  }
  watch('event', interaction, { durationThreshold: 40 });
  watch('first-input', interaction);
  watch('navigation', function (e) { if (e.responseStart > 0) values.TTFB = e.responseStart; });
  function tell() {
    var metrics = Object.keys(values).filter(function (name) { return told[name] !== values[name]; })
      .map(function (name) { told[name] = values[name]; return { id: page + '-' + name, name: name, value: values[name] }; });
    if (!metrics.length) return;
    var device = /Mobi|Android|iPhone|iPad/.test(navigator.userAgent) ? 'mobile' : 'desktop';
    navigator.sendBeacon(to, JSON.stringify({ device: device, metrics: metrics }));
  }
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') { hidden = Math.min(hidden, performance.now()); tell(); }
  });
  addEventListener('pagehide', tell);
})();
