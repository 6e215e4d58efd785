// Pictures that stand side by side without scripts: a divider between two of them, and a lens.
// Where this file cannot be loaded, as from a disk, the page says so by the class "side-by-side".

const ZOOM = 3;

/** For comparisons that scripts add later, too: those of try/result.js. */
export function enliven(compare) {
  const stage = compare.querySelector(".compare-stage");
  const range = stage.querySelector(".compare-range");
  const befores = [...stage.querySelectorAll(".compare-before")];
  const choices = [...compare.querySelectorAll(".compare-controls input")];
  const left = compare.querySelector(".compare-left");
  const shown = () => befores[choices.findIndex((choice) => choice.checked)] ?? befores[0];

  const show = () => {
    const caption = shown().querySelector(".compare-caption").textContent;
    for (const before of befores) {
      before.toggleAttribute("data-shown", before === shown());
    }
    left.textContent = caption;
    stage.style.setProperty("--at", `${range.value}%`);
    range.setAttribute("aria-valuetext", `${range.value} % ${caption}`);
  };
  range.addEventListener("input", show);
  followFinger(stage, (percent) => {
    range.value = percent;
    show();
  });
  for (const choice of choices) {
    choice.addEventListener("change", show);
  }
  show();
  addEventListener("pageshow", show); // whoever comes back finds the controls as they left them

  magnify(stage, () => [shown(), stage.querySelector(".compare-after")]);
}

/** Where a finger is, in percent: not every browser moves a range from beside its thumb. */
function followFinger(stage, tell) {
  const follow = ({ clientX, pointerType }) => {
    if (pointerType !== "mouse") {
      const box = stage.getBoundingClientRect();
      tell(Math.round((100 * (clientX - box.left)) / box.width));
    }
  };
  stage.addEventListener("pointerdown", follow);
  stage.addEventListener("pointermove", follow);
}

/** What lies below the pointer, magnified: the left picture beside the same spot of the right. */
function magnify(stage, pair) {
  const lens = document.createElement("div");
  lens.className = "compare-lens";
  lens.setAttribute("aria-hidden", "true");
  lens.hidden = true;
  const halves = [document.createElement("span"), document.createElement("span")];
  lens.append(...halves);
  stage.append(lens);
  const hide = () => (lens.hidden = true);

  stage.addEventListener("pointermove", ({ clientX, clientY, pointerType, buttons }) => {
    const box = stage.getBoundingClientRect();
    const across = (clientX - box.left) / box.width;
    const down = (clientY - box.top) / box.height;
    if (pointerType !== "mouse" || buttons || Math.min(across, down, 1 - across, 1 - down) < 0) {
      return hide();
    }
    lens.hidden = false;
    pair().forEach((picture, index) => {
      const image = picture.querySelector("img");
      const half = halves[index];
      const [width, height] = [image.width, image.height].map((side) => side * ZOOM);
      half.style.backgroundImage = `url("${image.currentSrc || image.src}")`;
      half.style.backgroundSize = `${width}px ${height}px`;
      half.style.backgroundPosition =
        `${half.clientWidth / 2 - across * width}px ${half.clientHeight / 2 - down * height}px`;
    });
    const aside = across < 0.5 ? 24 : -24 - lens.offsetWidth;
    lens.style.left = `${across * box.width + aside}px`;
    lens.style.top = `${down * (box.height - lens.offsetHeight)}px`;
  });
  stage.addEventListener("pointerleave", hide);
  stage.addEventListener("pointerdown", hide);
}

for (const compare of document.querySelectorAll(".compare")) {
  enliven(compare);
}
