// Every page works without this. With it: suggestions while one types, questions answered by a key, and a timeline
// that follows keys and the wheel.
(() => {
  "use strict";
  const typing = (target) => target.closest("input,select,textarea,[contenteditable]");
  const plain = (event) => !(event.altKey || event.ctrlKey || event.metaKey);

  // Suggestions: 100 ms after the last letter, the newest question only.
  const field = document.getElementById("q");
  const box = document.getElementById("suggestions");
  const links = () => [...box.querySelectorAll("a")];
  let waiting = 0;
  let asked = 0;
  const close = () => {
    box.hidden = true;
  };
  const suggest = async () => {
    const words = field.value.trim();
    const mine = ++asked;
    if (words.length < 2) return close();
    const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(words)}`);
    if (mine !== asked || !answer.ok) return;
    box.innerHTML = await answer.text(); // made on the server, where all of it is escaped
    box.hidden = document.activeElement !== field;
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 60);
  });
  field.form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      field.focus();
    }
    if (box.hidden || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const all = [field, ...links()];
    const next = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    all[(next + all.length) % all.length].focus();
  });
  document.addEventListener("click", (event) => field.form.contains(event.target) || close());
  document.addEventListener("focusin", (event) => field.form.contains(event.target) || close());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && plain(event) && !typing(event.target)) {
      event.preventDefault();
      field.focus();
    }
  });

  // Lists of statements: j and k go to the next and the previous, x to its corrections; ? tells the keys.
  const rows = () => [...document.querySelectorAll("main .stmt .content, main .hush .sentence a")].filter((one) => one.offsetParent);
  const step = (by) => {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) next.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (!plain(event) || typing(event.target)) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "?") location.assign("/help#keys");
    const row = event.key === "x" && document.activeElement.closest(".stmt,.hush");
    if (row) row.querySelector(".fix").click();
  });

  // Names to choose from where a form asks for somebody.
  for (const input of document.querySelectorAll("[data-names]")) {
    const list = document.createElement("datalist");
    list.id = `${input.id}-names`;
    input.after(list);
    input.setAttribute("list", list.id);
    input.addEventListener("input", async () => {
      if (input.value.length < 2 || /^[#e]?\d+$/.test(input.value)) return;
      const answer = await fetch(`/api/search?q=${encodeURIComponent(input.value)}`);
      if (!answer.ok) return;
      const options = (await answer.json()).people.map((one) => {
        const option = document.createElement("option");
        option.value = `e${one.id}`;
        option.textContent = `${one.name} (${one.kind}, ${one.articles})`;
        return option;
      });
      list.replaceChildren(...options);
    });
  }

  // Questions: y, n and s.
  document.addEventListener("keydown", (event) => {
    const form = document.querySelector("form[data-answer]");
    if (!form || !plain(event) || typing(event.target)) return;
    if (event.key === "s") location.assign(form.dataset.skip);
    const button = { y: "true", n: "false" }[event.key];
    if (button) form.requestSubmit(form.querySelector(`button[value="${button}"]`));
  });

  // The timeline: nearer, farther, earlier, later, without loading the whole page.
  const chart = () => document.querySelector("[data-zoom]");
  let moves = 0;
  const move = async (href, push = true) => {
    if (!href) return;
    const mine = ++moves;
    try {
      const answer = await fetch(href);
      if (!answer.ok) return location.assign(href);
      const text = await answer.text();
      if (mine !== moves) return; // somebody wanted to be elsewhere meanwhile
      const next = new DOMParser().parseFromString(text, "text/html");
      document.title = next.title;
      document.getElementById("main").replaceWith(next.getElementById("main"));
      if (push) history.pushState(null, "", href);
      ready();
      chart().focus({ preventScroll: true });
    } catch {
      location.assign(href);
    }
  };
  const nearer = (target) => {
    const bins = [...chart().querySelectorAll("a[data-period]")];
    const here = target && target.closest("a[data-period]");
    const fullest = () => bins.reduce((a, b) => (b.querySelector(".bin").height.baseVal.value > a.querySelector(".bin").height.baseVal.value ? b : a));
    const chosen = here || (bins.includes(document.activeElement) ? document.activeElement : bins.length ? fullest() : null);
    return chosen ? chosen.getAttribute("href") : "";
  };
  const beside = (bins, by) => {
    const place = bins.indexOf(document.activeElement);
    return place < 0 ? null : bins[place + by];
  };
  const key = (event) => {
    if (!plain(event) || typing(event.target)) return;
    const { out, before, after } = chart().dataset;
    const bins = [...chart().querySelectorAll("a[data-period]")];
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && beside(bins, step)) beside(bins, step).focus();
    else if (step) move(step < 0 ? before : after);
    else if (event.key === "+" || event.key === "=") move(nearer(null));
    else if (event.key === "-" || event.key === "−") move(out);
    else return;
    event.preventDefault();
  };
  let turned = 0;
  const wheel = (event) => {
    if (!event.ctrlKey || !event.target.closest("svg") || Math.abs(event.deltaY) < 4) return;
    const href = event.deltaY < 0 ? nearer(event.target) : chart().dataset.out;
    if (!href) return; // nothing nearer or farther: the page scrolls
    event.preventDefault();
    if (event.timeStamp - turned < 300) return; // one turn of a wheel is many events, and one step
    turned = event.timeStamp;
    move(href);
  };
  const ready = () => {
    const zoom = chart();
    if (!zoom) return;
    zoom.tabIndex = 0;
    zoom.setAttribute("role", "group");
    zoom.setAttribute("aria-label", "Timeline: plus and minus, left and right move in it");
    zoom.addEventListener("keydown", key);
    zoom.addEventListener("wheel", wheel, { passive: false });
    zoom.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-period],.crumbs a");
      if (!link || event.button || !plain(event) || event.shiftKey) return;
      event.preventDefault();
      move(link.getAttribute("href"));
    });
  };
  ready();
  if (chart()) addEventListener("popstate", () => move(location.href, false));
})();
