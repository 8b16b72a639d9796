// What the tools of a text do: marks around the selection or before its lines. Each change is typed into the field, so that the
// browser's Undo takes it back and drafts, counters and offered names learn of it as of any typing.

const AROUND = { bold: "**", italic: "_" };
const BEFORE_LINES = { list: "- ", quote: "> " };
const ADDRESS = /^https?:\/\/\S+$/;

function type(box, text, start, end) {
  box.focus();
  box.setSelectionRange(start, end);
  // Deprecated, and still the only way that keeps what can be undone; a browser without it gets the text all the same.
  if (document.execCommand("insertText", false, text)) return;
  box.setRangeText(text, start, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function around(box, mark) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const words = value.slice(start, end);
  const { length } = mark;
  if (value.slice(start - length, start) === mark && value.slice(end, end + length) === mark) {
    type(box, words, start - length, end + length);
    box.setSelectionRange(start - length, end - length);
  } else {
    type(box, `${mark}${words}${mark}`, start, end);
    box.setSelectionRange(start + length, end + length);
  }
}

function beforeLines(box, mark) {
  const { selectionStart, selectionEnd: end, value } = box;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, end).split("\n");
  const marked = lines.every((line) => line.startsWith(mark));
  const text = lines.map((line) => (marked ? line.slice(mark.length) : `${mark}${line}`)).join("\n");
  // What stands close above would swallow it.
  const gap = !marked && start > 0 && !value.slice(0, start).endsWith("\n\n") ? "\n" : "";
  type(box, gap + text, start, end);
  const from = start + gap.length;
  if (lines.length > 1) box.setSelectionRange(from, from + text.length);
}

function link(box) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const words = value.slice(start, end);
  const isAddress = ADDRESS.test(words);
  type(box, isAddress ? `[](${words})` : `[${words}](https://)`, start, end);
  // The caret is where something is missing.
  const at = isAddress || !words ? start + 1 : start + `[${words}](https://`.length;
  box.setSelectionRange(at, at);
}

function code(box) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  if (!value.slice(start, end).includes("\n")) around(box, "`");
  else type(box, `${start > 0 ? "\n" : ""}\`\`\`\n${value.slice(start, end)}\n\`\`\`\n`, start, end);
}

export function useTool(box, tool) {
  if (tool in AROUND) around(box, AROUND[tool]);
  else if (tool in BEFORE_LINES) beforeLines(box, BEFORE_LINES[tool]);
  else if (tool === "link") link(box);
  else code(box);
}
