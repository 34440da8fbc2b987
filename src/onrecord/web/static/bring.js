// Bringing articles works by the form without this. With it files can be dropped anywhere on the page, and the outcome
// comes by itself.
(() => {
  "use strict";
  const field = document.getElementById("files");
  if (field) {
    const zone = field.closest(".drop");
    document.querySelector("[data-drop-words]").textContent = "Drop files anywhere on this page, or choose them";
    const list = () => {
      zone.querySelector(".chosen").replaceChildren(
        ...[...field.files].map((file) => {
          const line = document.createElement("li");
          line.textContent = `${file.name}, ${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} kB`;
          return line;
        }),
      );
    };
    field.addEventListener("change", list);
    list(); // what was chosen before this ran
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    document.addEventListener("dragleave", (event) => event.relatedTarget || zone.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      list();
    });
  }

  const follow = async () => {
    if (!document.querySelector("[data-reading]")) return;
    try {
      const answer = await fetch(location.pathname);
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const load = next.getElementById("load");
      if (!load) return location.reload();
      document.title = next.title;
      document.getElementById("load").replaceWith(load);
    } catch {
      // the server may be busy; it is asked again
    }
    setTimeout(follow, 1000);
  };
  setTimeout(follow, 1000);
})();
