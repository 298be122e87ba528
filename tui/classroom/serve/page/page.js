// The terminal of textual-serve takes no keys before it is clicked, and tells no one who does not see it that it closed.
"use strict";
window.addEventListener("DOMContentLoaded", () => {
  const body = document.body;
  new MutationObserver((changes, observer) => {
    if (body.classList.contains("-closed")) {
      document.querySelector(".closed button").focus();
      observer.disconnect();
    } else if (body.classList.contains("-loaded")) {
      document.querySelector(".xterm-helper-textarea").focus();
    }
  }).observe(body, { attributeFilter: ["class"] });
});
