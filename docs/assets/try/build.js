// Names and attributes in, elements out; texts are set as text, never as markup.

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key in element && typeof value !== "string") {
      element[key] = value;
    } else {
      element.setAttribute(key, value);
    }
  }
  element.append(...children);
  return element;
}

let ids = 0;

/** A range input with its label and its value in words. */
export function makeRange(label, { say, ...attributes }) {
  const id = `try-range-${ids++}`;
  const input = make("input", { type: "range", id, ...attributes });
  const value = make("span", { class: "try-value" });
  const name = make("label", { for: id }, label);
  const row = make("p", { class: "try-range" }, name, input, value);
  const show = () => {
    value.textContent = say(Number(input.value));
    input.setAttribute("aria-valuetext", value.textContent);
  };
  input.addEventListener("input", show);
  show();
  return { row, input, show, label: name };
}

/** Radio buttons of which the first is chosen. */
export function makeChoice(legend, choices, onChange) {
  const name = `try-choice-${ids++}`;
  const box = make("fieldset", { class: "try-choice" }, make("legend", {}, legend));
  for (const [index, { value, content }] of choices.entries()) {
    const input = make("input", { type: "radio", name, value, checked: index === 0 });
    input.addEventListener("change", () => onChange(value));
    box.append(make("label", {}, input, ...content));
  }
  return box;
}
