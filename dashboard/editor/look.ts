// Colours and fonts are the theme's own variables, so that light and dark need no telling apart.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const st = (name: string) => `var(--st-${name})`;
const box = {
  backgroundColor: st("background-color"), color: st("text-color"),
  border: `1px solid ${st("border-color")}`, borderRadius: st("base-radius"),
};
const selected = `color-mix(in srgb, ${st("primary-color")} 32%, ${st("background-color")})`;
const button = {
  ...box, backgroundImage: "none", font: `14px ${st("font")}`, padding: ".25rem .6rem", cursor: "pointer", minHeight: "2rem",
};

const theme = EditorView.theme({
  "&": {
    ...box, backgroundColor: st("code-background-color"), fontSize: "var(--editor-font-size)", height: "100%",
  },
  "&.cm-focused": { outline: `2px solid ${st("primary-color")}`, outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: st("code-font"), lineHeight: "1.5", overflow: "auto", borderRadius: "inherit" },
  ".cm-content": { caretColor: st("text-color"), padding: ".6rem 0" },
  ".cm-gutters": { backgroundColor: "transparent", color: st("gray-text-color"), border: "none" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: st("text-color"), fontWeight: "600" },
  ".cm-cursor": { borderLeft: `2px solid ${st("text-color")}` },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: `${selected} !important` },
  ".cm-line ::selection, .cm-line::selection": { color: `${st("text-color")} !important` },
  ".cm-selectionMatch": { backgroundColor: st("yellow-background-color") },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: `1px solid ${st("gray-text-color")}`, fontWeight: "700" },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: st("red-text-color"), textDecoration: "underline" },
  ".cm-placeholder": { color: st("gray-text-color") },
  ".cm-tooltip": { ...box, boxShadow: "0 2px 8px rgb(0 0 0 / .25)", maxWidth: "min(34rem, 92vw)", zIndex: "1000" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: st("code-font"), fontSize: "14px", maxHeight: "16rem", maxWidth: "92vw" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".2rem .6rem", lineHeight: "1.4" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: st("primary-color"), color: st("background-color") },
  ".cm-tooltip-autocomplete-disabled ul li[aria-selected]": { background: st("gray-background-color") },
  ".cm-completionDetail": { fontStyle: "normal", fontFamily: st("font"), fontSize: "13px", marginLeft: "1rem", color: st("gray-text-color") },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo": { font: `14px/1.4 ${st("font")}`, padding: ".4rem .6rem", maxWidth: "20rem" },
  ".cm-diagnostic": { font: `14px/1.4 ${st("font")}`, padding: ".4rem .6rem", borderLeft: `4px solid ${st("red-color")}`, overflowWrap: "anywhere" },
  ".cm-lintRange-error": {
    backgroundImage: "none", backgroundColor: st("red-background-color"),
    textDecoration: `underline wavy 2px ${st("red-text-color")}`, textDecorationSkipInk: "none", textUnderlineOffset: "3px",
  },
  ".cm-lintPoint:after": { borderBottomColor: st("red-text-color") },
  ".cm-gutter-lint": { width: "1.1em" },
  ".cm-lint-marker-error": { content: "none", height: ".7em", width: ".7em", borderRadius: "50%", backgroundColor: st("red-color") },
  ".cm-panels": { ...box, border: "none", borderBottom: `1px solid ${st("border-color")}`, borderRadius: "0" },
  ".cm-panels .cm-search": { font: `14px ${st("font")}`, padding: ".4rem 2.5rem .4rem .4rem", display: "flex", flexWrap: "wrap", gap: ".25rem .4rem", alignItems: "center" },
  ".cm-panels .cm-search br": { flexBasis: "100%" },
  ".cm-panels .cm-search label": { fontSize: "14px", display: "inline-flex", alignItems: "center" },
  ".cm-panels .cm-textfield": { ...box, font: "16px " + st("font"), padding: ".2rem .4rem", maxWidth: "100%" },
  ".cm-panels .cm-button": button,
  ".cm-panels .cm-search button[name=close]": { color: st("text-color"), fontSize: "20px", minWidth: "2rem", minHeight: "2rem", cursor: "pointer" },
  ".cm-searchMatch": { backgroundColor: st("yellow-background-color"), outline: `1px solid ${st("yellow-text-color")}` },
  ".cm-searchMatch span, .cm-selectionMatch span": { color: st("text-color") },
  ".cm-searchMatch-selected": { backgroundColor: selected },
});

const highlighting = syntaxHighlighting(HighlightStyle.define([
  { tag: tags.keyword, color: st("blue-text-color"), fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: st("green-text-color") },
  { tag: [tags.number, tags.bool, tags.null], color: st("orange-text-color") },
  { tag: [tags.lineComment, tags.blockComment], color: st("gray-text-color"), fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: st("violet-text-color") },
]));

export const look: Extension = [theme, highlighting];
