// The queue works by its forms without this. With it a ruling takes place where the fact stands, with an undo beside it,
// and each has a key.
(() => {
  "use strict";
  const cases = () => [...document.querySelectorAll(".case")];
  const open = () => cases().filter((one) => !one.classList.contains("done"));
  const here = () => document.querySelector(".case.here");
  const mark = (one) => {
    for (const other of cases()) other.classList.toggle("here", other === one);
  };
  const words = { accept: "Accepted.", reject: "Rejected.", edit: "Saved.", speaker: "Speaker changed.", nobody: "Speaker changed." };
  const done = []; // what `u` takes back, the last one last

  const post = async (form, what, body) => {
    const author = document.getElementById("review-by").value.trim();
    const answer = await fetch(`/api/corrections/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-onrecord-token": form.elements.token.value },
      body: JSON.stringify(author ? { ...body, author } : body),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail);
    return said;
  };

  const tell = (one, text, button) => {
    const place = one.querySelector(".ruled");
    place.textContent = text;
    if (button) place.append(" ", button);
  };

  const go = (one) => {
    if (!one) return;
    mark(one);
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
  };

  const undo = async (one) => {
    const { number } = one.dataset;
    try {
      await post(one.querySelector("form"), "undo", { correction: Number(number) });
    } catch (error) {
      return tell(one, error.message);
    }
    one.classList.remove("done", "rejected");
    tell(one, "");
    done.splice(done.indexOf(one), 1);
    go(one);
  };

  const settle = (one, action, number) => {
    const next = open().find((other) => other !== one && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    one.dataset.number = number;
    one.classList.add("done");
    one.classList.toggle("rejected", action === "reject");
    one.querySelector("input[type=checkbox]").checked = false;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Undo";
    button.addEventListener("click", () => undo(one));
    const place = document.createElement("span");
    place.className = "inline";
    place.append(button);
    tell(one, words[action], place);
    done.push(one);
    go(next || one);
  };

  const rule = async (form, action) => {
    const one = form.closest(".case");
    const { fact, reason, other } = form.elements;
    const body = { fact: fact.value };
    if (reason.value.trim()) body.reason = reason.value.trim();
    if (action === "speaker") body.who = other.value.trim();
    if (action === "nobody") body.who = null;
    if (action === "edit") body.values = Object.fromEntries([...form.querySelectorAll("[data-field]")].map((f) => [f.name, f.value]));
    if (action === "speaker" && !body.who) return tell(one, "Who said it? Give a name.");
    try {
      const made = await post(form, ["speaker", "nobody"].includes(action) ? "speaker" : action, body);
      settle(one, action, made.id);
    } catch (error) {
      tell(one, error.message);
    }
  };

  for (const form of document.querySelectorAll("form[data-rule]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      rule(form, event.submitter ? event.submitter.value : "accept");
    });
  }

  const step = (by) => {
    const all = open();
    const at = all.indexOf(here());
    go(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  };
  const press = (one, action) => one.querySelector(`button[value="${action}"]`).click();
  const keys = {
    a: (one) => press(one, "accept"),
    r: (one) => press(one, "reject"),
    s: () => step(1),
    j: () => step(1),
    k: () => step(-1),
    x: (one) => one.querySelector("input[type=checkbox]").click(),
    e: (one) => {
      const fields = one.querySelector("details.edit");
      fields.open = true;
      fields.querySelector("[data-field]").focus();
    },
  };
  document.addEventListener("focusin", (event) => {
    const one = event.target.closest(".case");
    if (one) mark(one);
  });
  mark(open()[0]);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]),select,textarea");
    if (event.key === "Escape" && typing && typing.closest(".case")) typing.closest(".case").focus();
    if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "u" && done.length) undo(done[done.length - 1]);
    const one = here();
    const action = keys[event.key];
    if (!action || !one || one.classList.contains("done")) return;
    event.preventDefault();
    action(one);
  });
})();
