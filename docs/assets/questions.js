// Stands before the theme's search, whose file the address names behind the question mark. Readers ask
// in sentences; the theme looks for all words that begin with one of theirs, so that "in" or "my" would
// find half of the site. The small words are those that its index leaves out as well.

const QUERY = 2; // the theme's number for a message that asks

function meant(asked) {
  const words = asked.split(/\s+/).map((word) => word.replace(/[?!.,;:]+$/, ""));
  return words.filter((word) => word && lunr.stopWordFilter(word.toLowerCase())).join(" ");
}

addEventListener("message", (event) => {
  if (event.data.type !== QUERY) return;
  const query = meant(event.data.data);
  if (query && query !== event.data.data) {
    event.stopImmediatePropagation();
    dispatchEvent(new MessageEvent("message", { data: { type: QUERY, data: query } }));
  }
});

// The theme's file names others beside itself, such as those for languages.
const theme = new URL(location.search.slice(1), location.href);
const load = importScripts;
self.importScripts = (...files) => load(...files.map((file) => new URL(file, theme).href));
importScripts(theme.href);
