// The page works without this. With it: a press anywhere on a statement leads to its line in the list and
// back, all pieces of a fact light up together, and the list scrolls by itself instead of the page.
(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const pieces = (key) => all(`[data-k="${CSS.escape(key)}"],[data-s="${CSS.escape(key)}"]`);
  const side = document.getElementById("said");
  let lit = [];

  const light = (key) => {
    lit.forEach((piece) => piece.classList.remove("lit"));
    lit = key ? pieces(key) : [];
    lit.forEach((piece) => piece.classList.add("lit"));
  };
  const key = () => decodeURIComponent(location.hash.slice(1)).replace(/^w-/, "");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const show = (id) => {
    const target = document.getElementById(id);
    if (!target) return false;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const behavior = calm.matches ? "auto" : "smooth";
    if (side.contains(target) && side.scrollHeight > side.clientHeight) {
      const top = target.getBoundingClientRect().top - side.getBoundingClientRect().top;
      side.scrollTo({ top: side.scrollTop + top - side.clientHeight / 4, behavior });
      if (side.getBoundingClientRect().top > innerHeight / 2) side.scrollIntoView({ block: "start", behavior });
    } else target.scrollIntoView({ block: "center", behavior });
    light(id.replace(/^w-/, ""));
    return true;
  };
  const go = (id) => {
    if (!show(id)) return;
    history.pushState(null, "", `#${id}`);
    const target = document.getElementById(id);
    const focus = target.matches("a") ? target : target.querySelector("a");
    if (focus) focus.focus({ preventScroll: true });
  };

  // Where the list is not beside the article, a press on a statement says whose it is on a sheet below.
  const beside = matchMedia("(min-width: 60.01rem)");
  const sheet = document.getElementById("sheet");
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const close = () => {
    sheet.hidden = true;
    light("");
  };
  const peek = (id) => {
    const line = document.getElementById(id);
    const voice = line.closest("section");
    if (!voice || !side.contains(voice)) return go(id);
    const link = Object.assign(element("a", `Statement ${line.querySelector(".back").textContent} in the list`), { href: `#${id}` });
    const button = Object.assign(element("button", "Close"), { type: "button", onclick: close });
    const notes = element("p", line.querySelector(".notes").textContent);
    sheet.replaceChildren(element("h2", `${voice.querySelector(".who").textContent} ${line.querySelector(".verb").textContent}`), notes, link, button);
    sheet.className = `sheet ${[...voice.classList].find((name) => /^k/.test(name))}`;
    sheet.hidden = false;
    light(id);
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (!getSelection().isCollapsed) return;
    const link = event.target.closest("a[href]");
    if (link) {
      const id = decodeURIComponent(link.getAttribute("href").slice(1));
      if (document.getElementById(id)) {
        event.preventDefault();
        sheet.hidden = true;
        go(id);
      }
      return;
    }
    const mark = event.target.closest("mark[data-k]");
    if (mark) return beside.matches ? go(mark.dataset.k) : peek(mark.dataset.k);
    const line = event.target.closest("[data-s]");
    if (line) go(`w-${line.dataset.s}`);
  });
  for (const [enter, on] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(enter, (event) => {
      const mark = event.target.closest("mark[data-k],[data-s]");
      if (mark) pieces(mark.dataset.k || mark.dataset.s).forEach((piece) => piece.classList.toggle("near", on));
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("popstate", () => show(location.hash.slice(1)) || light(""));
  document.documentElement.classList.add("script");
  if (location.hash) light(key());
})();
