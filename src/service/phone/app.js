// SPDX-License-Identifier: EUPL-1.2
(function () {
  'use strict';
  var body = document.body;
  var address = body.dataset.events;
  var offline = document.getElementById('offline');

  function again (seconds) {
    setTimeout(function () { location.reload(); }, seconds * 1000);
  }

  function show (news) {
    if (news.state !== body.dataset.state || (news.place || '') !== body.dataset.place) {
      location.reload();
      return;
    }
    ['text', 'more', 'late'].forEach(function (id) {
      var line = document.getElementById(id);
      var words = news[id] || '';
      if (line && line.textContent !== words)
        line.textContent = words;
    });
  }

  function listen () {
    var source = new EventSource(address);
    source.onopen = function () { offline.hidden = true; };
    source.onmessage = function (event) { show(JSON.parse(event.data)); };
    source.onerror = function () {
      offline.hidden = false;
      if (source.readyState === 2)
        again(15);
    };
  }

  if (body.dataset.state === 'called' && navigator.vibrate)
    navigator.vibrate([400, 200, 400]);
  if (!address)
    return;
  if (window.EventSource)
    listen();
  else
    again(20);
}());
