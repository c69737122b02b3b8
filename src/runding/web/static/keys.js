// One key for each decision. Everything works without this file: each button has an access key and can be reached by Tab.
"use strict";
(() => {
  const line = document.querySelector("[data-keys]");
  const box = line && line.querySelector("input");
  if (box) {
    line.hidden = false;
    box.checked = localStorage.getItem("keys") !== "off";
    box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    const typing = at.matches && at.matches("textarea, select, input:not([type=checkbox])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || (box && !box.checked)) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });
})();
