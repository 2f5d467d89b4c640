(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  const parts = new Map(); // a statement's id: its pieces in the text, cue and source, and its card
  for (const element of all("[data-s]")) {
    const id = element.dataset.s;
    if (!parts.has(id)) parts.set(id, []);
    parts.get(id).push(element);
    if (element.title) element.removeAttribute("title"); // the panel says it better
  }
  const order = all(".card").map((card) => card.dataset.s);
  const cardOf = (id) => document.getElementById(id + "-note");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = null;

  const set = (id, name, on) => (parts.get(id) || []).forEach((element) => element.classList.toggle(name, on));

  /** Scroll the panel, and the panel alone, until the card is seen. */
  const reveal = (card) => {
    const panel = card.closest(".panel");
    if (panel.scrollHeight <= panel.clientHeight) return;
    const box = panel.getBoundingClientRect(), place = card.getBoundingClientRect();
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (place.top >= top && place.bottom <= bottom) return;
    const above = Math.max(8, (bottom - top - place.height) / 4);
    panel.scrollBy({ top: place.top - top - above, behavior: calm.matches ? "instant" : "smooth" });
  };

  const remember = (id) => {
    try {
      history.replaceState(null, "", id ? "#" + id : location.pathname + location.search);
    } catch { /* a page without an address of its own */ }
  };

  /** Light up the words that a part rests on, all their pieces, and no others. */
  const light = (id) => {
    for (const element of all(".lit")) element.classList.remove("lit");
    for (const element of all("[data-e]")) if (id && element.dataset.e === id) element.classList.add("lit");
  };

  const choose = (id, { scroll = false, address = true } = {}) => {
    if (current && current !== id) {
      set(current, "on", false);
      const before = cardOf(current).querySelector("details");
      if (before) before.open = false;
    }
    current = id;
    light(null);
    if (!id) {
      if (address) remember("");
      return;
    }
    set(id, "on", true);
    const card = cardOf(id);
    const why = card.querySelector("details");
    if (why) why.open = true;
    if (scroll) document.getElementById(id)?.scrollIntoView({ block: "center", behavior: "instant" });
    reveal(card);
    if (address) remember(id);
  };

  const statementAt = (target) => target.closest?.("[data-s]:not(.off)")?.dataset.s;

  let hovered = null, wait = 0;
  document.addEventListener("mouseover", (event) => {
    const id = statementAt(event.target) || null;
    if (id === hovered) return;
    if (hovered) set(hovered, "hot", false);
    hovered = id;
    clearTimeout(wait);
    if (!id) return;
    set(id, "hot", true);
    if (!event.target.closest(".card")) wait = setTimeout(() => reveal(cardOf(id)), 150);
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.classList.contains("ref")) choose(statementAt(event.target), { address: false });
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest(".shut")) return choose(null);
    if (event.target.closest("summary, .legend") || String(getSelection())) return;
    const link = event.target.closest("a");
    if (link && !link.matches(".ref, .num")) {
      if (link.hash && link.hash === location.hash) follow(); // the address does not change: nobody else tells
      return;
    }
    const id = statementAt(event.target);
    if (!id) return;
    if (link) event.preventDefault();
    choose(id, { scroll: Boolean(event.target.closest(".card")) });
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return choose(null);
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const shown = order.filter((id) => !cardOf(id).classList.contains("gone"));
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + step));
    choose(shown[next], { scroll: true });
    document.getElementById(shown[next])?.querySelector(".ref")?.focus({ preventScroll: true });
  });

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/-note$/, "");
    if (parts.has(id)) return choose(id, { scroll: true, address: false });
    if (current) choose(null, { address: false });
    light(id);
  };
  addEventListener("hashchange", follow);

  for (const card of all(".card")) {
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "shut";
    shut.textContent = "×";
    shut.setAttribute("aria-label", document.body.dataset.close);
    card.append(shut);
  }

  for (const legend of all(".legend")) {
    const reading = legend.closest(".reading");
    const buttons = [];
    const show = (who) => {
      for (const element of all("[data-s]", reading)) {
        const other = who !== null && element.dataset.who !== who;
        element.classList.toggle(element.classList.contains("card") ? "gone" : "off", other);
      }
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.who === (who ?? "all")));
      if (current && cardOf(current).classList.contains("gone")) choose(null);
    };
    const button = (item, who) => {
      const made = document.createElement("button");
      made.type = "button";
      made.dataset.who = who ?? "all";
      made.append(...item.childNodes);
      made.addEventListener("click", () => show(made.getAttribute("aria-pressed") === "true" ? null : who));
      item.classList.add("up");
      item.append(made);
      buttons.push(made);
    };
    legend.setAttribute("aria-label", legend.dataset.filter);
    for (const item of all("li", legend)) button(item, item.dataset.who);
    const every = document.createElement("li");
    every.className = "all c0";
    every.append(legend.dataset.all);
    legend.prepend(every);
    button(every, null);
    show(null);
  }
  follow();
})();
