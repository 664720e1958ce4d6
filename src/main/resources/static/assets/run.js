// Follows a run: by the server's events, and by asking again and again where these do not come through.
"use strict";
(() => {
  const QUICK = 2000; // ms between two looks while no event is heard
  const SLOW = 15000; // and while events are: a note or a wish to stop moves nothing that events tell
  const said = document.getElementById("said");
  const live = () => document.getElementById("live");
  const ended = () => !live().hasAttribute("hx-get");
  const opened = new Map();
  let events, heard = false, looked = Date.now();

  const look = () => {
    looked = Date.now();
    htmx.trigger(live(), "moved");
  };

  const hush = () => {
    events?.close();
    heard = false;
  };

  const listen = () => {
    hush();
    if (ended()) return;
    events = new EventSource(`/api/v1/runs/${said.dataset.run}/events`);
    events.addEventListener("progress", () => { heard = true; look(); });
    events.addEventListener("ended", () => { hush(); look(); });
    events.onerror = () => { heard = false; };
  };

  const say = () => {
    const word = document.getElementById("word").textContent;
    if (said.textContent !== word) said.textContent = word;
  };

  // What somebody has opened or closed stays so.
  document.addEventListener("htmx:beforeSwap", event => {
    if (!event.detail.xhr.responseURL.endsWith("/live")) {
      event.detail.shouldSwap = false; // the session is over: the page itself leads to the login
      location.reload();
    }
    live().querySelectorAll("details").forEach(one => opened.set(one.id, one.open));
  });
  document.addEventListener("htmx:afterSettle", () => {
    live().querySelectorAll("details").forEach(one => { if (opened.has(one.id)) one.open = opened.get(one.id); });
    say();
    if (ended()) hush();
  });

  // A browser has few connections to one server: a page that nobody sees holds none.
  document.addEventListener("visibilitychange", () => { if (document.hidden) hush(); else { listen(); look(); } });
  window.addEventListener("pagehide", hush);
  setInterval(() => {
    if (!ended() && !document.hidden && Date.now() - looked >= (heard ? SLOW : QUICK)) look();
  }, 500);
  listen();
})();
